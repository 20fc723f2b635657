# Sets path to the class path of the built tracer-runtime; to be sourced from the project's directory.
repository=$(./mvnw -q help:evaluate -Dexpression=settings.localRepository -DforceStdout)
version=$(basename "$(ls -d "$repository"/net/bytebuddy/byte-buddy-agent/*/ | sort -V | tail -n 1)")
path=tracer-runtime/target/classes:$repository/net/bytebuddy/byte-buddy/$version/byte-buddy-$version.jar
path=$path:$repository/net/bytebuddy/byte-buddy-agent/$version/byte-buddy-agent-$version.jar
