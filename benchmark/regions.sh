#!/usr/bin/env bash
# What a region and a task cost, without and with a capture.
# Needs the built tracer-runtime and JAVA_HOME.
set -euo pipefail
cd "$(dirname "$0")/.."
repository=$(./mvnw -q help:evaluate -Dexpression=settings.localRepository -DforceStdout)
version=$(basename "$(ls -d "$repository"/net/bytebuddy/byte-buddy-agent/*/ | sort -V | tail -n 1)")
path=tracer-runtime/target/classes:$repository/net/bytebuddy/byte-buddy/$version/byte-buddy-$version.jar
path=$path:$repository/net/bytebuddy/byte-buddy-agent/$version/byte-buddy-agent-$version.jar
"$JAVA_HOME/bin/java" -XX:+EnableDynamicAgentLoading -cp "$path" benchmark/Regions.java
