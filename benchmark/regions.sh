#!/usr/bin/env bash
# What a region and a task cost, without and with a capture.
# Needs the built tracer-runtime and JAVA_HOME.
set -euo pipefail
cd "$(dirname "$0")/.."
. benchmark/classpath.sh
"$JAVA_HOME/bin/java" -XX:+EnableDynamicAgentLoading -cp "$path" benchmark/Regions.java
