import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.tribuo.Dataset;
import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.classification.Label;

/** Loads a model and a dataset with nothing but Tribuo, and prints the bits of every score. */
public final class PredictWithoutNatgrad {

  private PredictWithoutNatgrad() {}

  /** Arguments: the saved model, the saved dataset. */
  public static void main(String[] args) throws Exception {
    for (String name :
        new String[] {
          "org.natgrad.kernel.Kernels", "org.natgrad.tribuo.classification.LinearNGDTrainer"
        }) {
      try {
        Class.forName(name);
        throw new AssertionError(name + " is on the class path");
      } catch (ClassNotFoundException absent) {
        System.out.println("# absent: " + name);
      }
    }
    Model<Label> model = Model.deserializeFromFile(Path.of(args[0])).castModel(Label.class);
    Dataset<Label> data =
        Dataset.castDataset(Dataset.deserializeFromFile(Path.of(args[1])), Label.class);
    System.out.println("# trained by: " + model.getProvenance().getTrainerProvenance().getClassName());
    int row = 0;
    for (Example<Label> example : data) {
      Map<String, Label> scores = new TreeMap<>(model.predict(example).getOutputScores());
      for (Map.Entry<String, Label> score : scores.entrySet()) {
        System.out.println(
            row + " " + score.getKey() + " " + Double.toHexString(score.getValue().getScore()));
      }
      row++;
    }
  }
}
