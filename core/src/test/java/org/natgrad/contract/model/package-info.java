/**
 * Laws of statistical models and of the geometry that {@code org.natgrad.information} gives them.
 */
package org.natgrad.contract.model;
