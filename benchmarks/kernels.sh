#!/bin/sh
# Measures natgrad's kernels and their rivals, and writes the report: benchmarks/target/kernels/.
#
#   benchmarks/kernels.sh            planned for half an hour
#   benchmarks/kernels.sh --quick    a look: one short process a cell
#
# JAVA_HOME chooses the JDK. OpenBLAS is installed where it is missing (Debian, Ubuntu; as root).
set -eu

cd "$(dirname "$0")/.."
java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
folder=benchmarks/target/kernels
jar=benchmarks/target/benchmarks.jar
program=$folder/kernels

# OpenBLAS by its own name: cblas.h and -lblas might be anyone's.
if ! printf '#include <cblas.h>\nint main(void) { return !openblas_get_config(); }\n' |
    gcc -x c - -o /dev/null -lopenblas 2> /dev/null; then
  echo "kernels.sh: installing OpenBLAS (apt-get install libopenblas-dev)"
  apt-get update -qq
  apt-get install -y -qq libopenblas-dev
fi

sources() {
  find pom.xml core/src/main simd/src/main benchmarks/pom.xml benchmarks/src/main -newer "$jar" -type f
}
if [ ! -f "$jar" ] || [ -n "$(sources)" ]; then
  echo "kernels.sh: building $jar"
  mvn -q -B -ntp -DskipTests -Dmaven.javadoc.skip -Djacoco.skip -Dspotless.check.skip package
fi

mkdir -p "$folder"
rm -f "$folder"/*.csv "$folder"/*.md
gcc -O3 -march=native -o "$program" benchmarks/src/main/c/kernels.c -lopenblas -lm

run() {
  "$@" -cp "$jar" -Djava.awt.headless=true -Djmh.ignoreLock=true \
    org.natgrad.benchmarks.Suite "$cores" "$folder/$cores.csv" "$program" $options
}
options="$*"
begin=$(date +%s)
cores=one-core
run taskset -c 1 "$java"
cores=two-cores
run "$java"
"$java" -cp "$jar" -Djava.awt.headless=true org.natgrad.benchmarks.Report "$folder"
echo "kernels.sh: $(($(date +%s) - begin)) seconds; the report is in $folder"
