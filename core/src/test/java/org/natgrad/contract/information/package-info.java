/** Laws of Fisher–Rao geometries. */
package org.natgrad.contract.information;
