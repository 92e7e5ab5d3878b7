package org.natgrad.tribuo;

import java.util.Arrays;
import org.tribuo.ImmutableFeatureMap;

/**
 * The ids of feature names, remembered by reference.
 *
 * <p>Tribuo makes equal feature names of one dataset the same {@link String} object, so a name seen
 * before is found by {@code ==} alone: in dense rows where the row before had it, in sparse rows in
 * an open-addressing table. The feature map itself is asked once a name. Names that are equal but
 * not the same object cost an {@code equals}, never a wrong id.
 */
final class FeatureIds {

  /** 2³² / golden ratio (Knuth 1998, vol. 3, §6.4): spreads the clustered hashes of f000123. */
  private static final int GOLDEN = 0x9E3779B9;

  private final ImmutableFeatureMap features;

  private String[] lastName = new String[16];
  private int[] lastId = new int[16];

  private String[] names;
  private int[] ids;
  private int used;
  private int shift;

  FeatureIds(ImmutableFeatureMap features) {
    this.features = features;
    int bits = Math.max(4, 33 - Integer.numberOfLeadingZeros(Math.max(1, features.size())));
    allocate(Math.min(bits, 30));
  }

  /**
   * The id of the name at a position of a row, or −1 if unknown: quick where rows repeat the order
   * of names.
   */
  int at(int position, String name) {
    return position < lastName.length && lastName[position] == name
        ? lastId[position]
        : remember(position, name);
  }

  private int remember(int position, String name) {
    if (position >= lastName.length) {
      int longer = Math.max(position + 1, 2 * lastName.length);
      lastName = Arrays.copyOf(lastName, longer);
      lastId = Arrays.copyOf(lastId, longer);
    }
    lastName[position] = name;
    lastId[position] = of(name);
    return lastId[position];
  }

  /** The id of the name, or −1 if unknown. */
  int of(String name) {
    int mask = names.length - 1;
    int slot = (name.hashCode() * GOLDEN) >>> shift;
    while (names[slot] != null) {
      if (names[slot] == name || names[slot].equals(name)) {
        return ids[slot];
      }
      slot = (slot + 1) & mask;
    }
    int id = features.getID(name);
    names[slot] = name;
    ids[slot] = id;
    if (2 * ++used > names.length) {
      grow();
    }
    return id;
  }

  private void grow() {
    String[] oldNames = names;
    int[] oldIds = ids;
    allocate(33 - shift);
    for (int i = 0; i < oldNames.length; i++) {
      if (oldNames[i] != null) {
        int slot = (oldNames[i].hashCode() * GOLDEN) >>> shift;
        while (names[slot] != null) {
          slot = (slot + 1) & (names.length - 1);
        }
        names[slot] = oldNames[i];
        ids[slot] = oldIds[i];
      }
    }
  }

  private void allocate(int bits) {
    names = new String[1 << bits];
    ids = new int[1 << bits];
    shift = 32 - bits;
  }
}
