#!/bin/sh
# Loads a saved model where natgrad is absent, and prints the class path, then the bits of every score.
#
#   without-natgrad.sh JAVA CLASSPATH MODEL DATASET
#
# JAVA is the java command, CLASSPATH Tribuo's jars, MODEL and DATASET are protobufs that Tribuo wrote.
# Exits with 1 if natgrad is on the class path after all.
set -eu
java=$1 classpath=$2 model=$3 dataset=$4
here=$(dirname "$0")

echo "# class path of a JVM without natgrad:"
echo "$classpath" | tr ':' '\n' | sed 's/^/#   /'
exec "$java" -cp "$classpath" "$here/PredictWithoutNatgrad.java" "$model" "$dataset"
