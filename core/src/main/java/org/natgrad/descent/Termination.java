package org.natgrad.descent;

/**
 * A verdict to stop.
 *
 * @param status the kind of ending
 * @param reason the evidence in words, one sentence without a full stop
 */
public record Termination(Status status, String reason) {}
