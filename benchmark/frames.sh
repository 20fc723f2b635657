#!/usr/bin/env bash
# How smoothly the viewer moves over a trace: frames.sh [TRACE]
# Without one it makes one of ten million slices on two thousand rows.
# Needs the built tracer-tool with its test classes, Chromium and JAVA_HOME.
set -euo pipefail
trace=${1:+$(realpath "$1")}
cd "$(dirname "$0")/.."
made=
if [ -z "$trace" ]; then
  . benchmark/classpath.sh
  made=$(mktemp -d)
  trap 'rm -rf "$made"' EXIT
  trace=$made/trace.jfr
  "$JAVA_HOME/bin/java" -XX:+EnableDynamicAgentLoading -cp "$path" benchmark/BigTrace.java "$trace" 2 2000
fi
repository=$(./mvnw -q help:evaluate -Dexpression=settings.localRepository -DforceStdout)
jackson=$(find "$repository/tools/jackson" "$repository/com/fasterxml/jackson/core/jackson-annotations" -name '*.jar' | sort -rV | tr '\n' ':')
"$JAVA_HOME/bin/java" -cp "tracer-tool/target/test-classes:$jackson" benchmark/Frames.java \
  "$JAVA_HOME/bin/java" -XX:+UseSerialGC -Xmx1g -jar tracer-tool/target/exectrace.jar view "$trace" --no-browser
