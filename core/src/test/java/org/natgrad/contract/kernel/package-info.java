/** The contract of kernel adapters, for whoever writes one. */
package org.natgrad.contract.kernel;
