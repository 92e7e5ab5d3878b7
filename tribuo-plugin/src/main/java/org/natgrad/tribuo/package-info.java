/**
 * What every natgrad trainer for Tribuo shares: reading a {@link org.tribuo.Dataset} into arrays,
 * and writing down in a model's provenance how the fit ended.
 *
 * <p>A dataset is read once, in O(features stored) time and without a hash look-up per feature:
 * Tribuo interns feature names, so most names are recognised by reference (see {@link
 * org.natgrad.tribuo.DatasetRows}). Rows become CSR below 40 % density and row-major dense above;
 * 12 bytes a stored feature, or 8 bytes a cell.
 *
 * <p>Nothing a trainer cannot use gets through: unknown outputs, values that are not finite,
 * negative weights and rows without features are reported before any work is done, by row and by
 * feature name.
 *
 * <p>Users want {@link org.natgrad.tribuo.classification.LinearNGDTrainer}; the types here are for
 * authors of trainers.
 */
package org.natgrad.tribuo;
