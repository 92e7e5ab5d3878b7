package org.natgrad.tribuo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tribuo.ImmutableFeatureMap;
import org.tribuo.hash.HashCodeHasher;
import org.tribuo.hash.HashedFeatureMap;
import org.tribuo.test.Helpers;

/** The cache gives the ids that the feature map gives. */
class FeatureIdsTest {

  @Test
  void everyNameHasTheIdOfTheFeatureMap() {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      names.add(String.format("f%06d", i * 7));
    }
    agrees(Helpers.mkFeatureMap(names.toArray(String[]::new)), names);
  }

  @Test
  void namesOfEqualHashAreKeptApart() {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < 256; i++) {
      StringBuilder name = new StringBuilder();
      for (int bit = 0; bit < 8; bit++) {
        name.append((i >> bit & 1) == 0 ? "Aa" : "BB");
      }
      names.add(name.toString());
    }
    assertEquals(1, names.stream().mapToInt(String::hashCode).distinct().count());
    agrees(Helpers.mkFeatureMap(names.toArray(String[]::new)), names);
  }

  @Test
  void unknownNamesAreUnknownHoweverMany() {
    ImmutableFeatureMap map = Helpers.mkFeatureMap("a", "b");
    List<String> names = new ArrayList<>(List.of("a", "b"));
    for (int i = 0; i < 1_000; i++) {
      names.add("unknown" + i);
    }
    agrees(map, names);
  }

  @Test
  void hashedMapsAreAskedByTheName() {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      names.add("name" + i);
    }
    ImmutableFeatureMap plain = Helpers.mkFeatureMap(names.toArray(String[]::new));
    agrees(
        HashedFeatureMap.generateHashedFeatureMap(plain, new HashCodeHasher("salted salt")), names);
  }

  private static void agrees(ImmutableFeatureMap map, List<String> names) {
    FeatureIds ids = new FeatureIds(map);
    List<String> order = new ArrayList<>(names);
    Random random = new Random(9);
    for (int pass = 0; pass < 3; pass++) {
      int position = 0;
      for (String name : order) {
        String copy = pass == 1 ? new String(name.toCharArray()) : name;
        assertEquals(map.getID(name), ids.of(copy));
        assertEquals(map.getID(name), ids.at(position++, copy));
      }
      Collections.shuffle(order, random);
    }
  }
}
