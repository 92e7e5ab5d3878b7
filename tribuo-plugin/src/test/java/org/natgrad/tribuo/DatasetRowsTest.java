package org.natgrad.tribuo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.natgrad.regression.Categorical;
import org.natgrad.regression.DesignMatrix;
import org.natgrad.regression.GeneralisedLinearModel;
import org.tribuo.Feature;
import org.tribuo.ImmutableFeatureMap;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.hash.HashedFeatureMap;
import org.tribuo.hash.Hasher;
import org.tribuo.hash.ModHashCodeHasher;
import org.tribuo.impl.ListExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/**
 * Rows come out as the dataset has them: checked by fitting them, for a design matrix keeps its
 * cells to itself.
 */
class DatasetRowsTest {

  @Test
  void columnsCarryTheNamesOfTheFeatureMapInTheOrderOfIds() {
    MutableDataset<Label> data = dataset(50, 8, 8, 1);
    DesignMatrix x = read(data, data.getFeatureIDMap()).features();
    assertEquals(50, x.rows());
    for (int id = 0; id < x.columns(); id++) {
      assertEquals(data.getFeatureIDMap().get(id).getName(), x.names().get(id));
    }
  }

  @Test
  void denseRowsAreReadInAnyOrderOfFeatures() {
    sameFit(dataset(120, 8, 8, 2));
  }

  @Test
  void sparseRowsAreReadInAnyOrderOfFeatures() {
    sameFit(dataset(120, 40, 5, 3));
  }

  @Test
  void featuresThatShareAnIdAreAdded() {
    Hasher hasher = new ModHashCodeHasher(7, "salt for the hasher");
    for (int stored : new int[] {40, 2}) {
      MutableDataset<Label> data = dataset(150, 40, stored, 4);
      ImmutableFeatureMap hashed =
          HashedFeatureMap.generateHashedFeatureMap(data.getFeatureMap(), hasher);
      assertTrue(hashed.size() <= 13, () -> "buckets " + hashed.size());
      sameFit(data, hashed);
    }
  }

  @Test
  void weightsAreAbsentIfAllAreOne() {
    MutableDataset<Label> data = dataset(5, 3, 3, 5);
    assertTrue(read(data, data.getFeatureIDMap()).weights().isEmpty());
    data.getExample(3).setWeight(0.5f);
    assertArrayEquals(
        new double[] {1, 1, 1, 0.5, 1}, read(data, data.getFeatureIDMap()).weights().orElseThrow());
  }

  @Test
  void outputsAreReadInTheOrderOfRows() {
    MutableDataset<Label> data = dataset(30, 3, 3, 6);
    List<String> labels = new ArrayList<>();
    DatasetRows.read(
        data,
        data.getFeatureIDMap(),
        (row, label) -> {
          assertEquals(labels.size(), row);
          labels.add(label.getLabel());
        });
    List<String> expected = new ArrayList<>();
    data.forEach(example -> expected.add(example.getOutput().getLabel()));
    assertEquals(expected, labels);
  }

  @Test
  void sumsThatOverflowAreReported() {
    for (int columns : new int[] {2, 30}) {
      MutableDataset<Label> data = dataset(4, columns, 2, 7);
      ListExample<Label> twice = new ListExample<>(new Label("a"));
      twice.add(new Feature("w0", Double.MAX_VALUE));
      twice.add(new Feature("w1", Double.MAX_VALUE));
      data.add(twice);
      ImmutableFeatureMap one =
          HashedFeatureMap.generateHashedFeatureMap(
              data.getFeatureMap(), new ModHashCodeHasher(1, "salt for the hasher"));
      String message =
          assertThrows(IllegalArgumentException.class, () -> read(data, one)).getMessage();
      assertTrue(message.contains("examples[4]") && message.contains("overflows"), message);
    }
  }

  private static void sameFit(MutableDataset<Label> data) {
    sameFit(data, data.getFeatureIDMap());
  }

  /** The rows read fit as the rows written down by plain loops do. */
  private static void sameFit(MutableDataset<Label> data, ImmutableFeatureMap map) {
    double[] cells = new double[data.size() * map.size()];
    int[] y = new int[data.size()];
    for (int i = 0; i < data.size(); i++) {
      for (Feature feature : data.getExample(i)) {
        cells[i * map.size() + map.getID(feature.getName())] += feature.getValue();
      }
      y[i] = data.getExample(i).getOutput().getLabel().equals("a") ? 0 : 1;
    }
    GeneralisedLinearModel model = GeneralisedLinearModel.defaults().withTolerance(1e-16);
    Categorical response = Categorical.of(y, List.of("a", "b"));
    double[][] expected =
        model.fit(DesignMatrix.dense(data.size(), map.size(), cells), response).weights();
    double[][] actual = model.fit(read(data, map).features(), response).weights();
    // Either is certified to 1e-16 of F < 150: within 2e-7 of the optimum.
    assertArrayEquals(expected[1], actual[1], 2e-7);
  }

  private static DatasetRows read(MutableDataset<Label> data, ImmutableFeatureMap map) {
    return DatasetRows.read(data, map, (row, label) -> {});
  }

  private static MutableDataset<Label> dataset(int rows, int columns, int stored, long seed) {
    LabelFactory labels = new LabelFactory();
    MutableDataset<Label> data =
        new MutableDataset<>(
            new SimpleDataSourceProvenance("rows", OffsetDateTime.now(), labels), labels);
    Random random = new Random(seed);
    for (int i = 0; i < rows; i++) {
      ListExample<Label> example = new ListExample<>(new Label(random.nextBoolean() ? "a" : "b"));
      random
          .ints(0, columns)
          .distinct()
          .limit(stored)
          .forEach(j -> example.add(new Feature("w" + j, random.nextGaussian())));
      data.add(example);
    }
    return data;
  }
}
