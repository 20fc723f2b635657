package dev.exectrace.loadtest.soak;

/**
 * The service after a round, when no capture runs.
 *
 * @param throughput requests a second in the seconds without a capture
 * @param cpuMicros the CPU time of such a request, in microseconds
 * @param heap bytes in use after a collection
 * @param resident bytes of memory that the system has given it
 * @param threads platform threads
 * @param descriptors open files and sockets
 * @param files files and directories in its directory for temporary files
 * @param disk their bytes
 */
record Sample(double throughput, double cpuMicros, long heap, long resident, long threads, long descriptors, long files,
		long disk) {
}
