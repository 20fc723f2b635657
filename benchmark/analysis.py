#!/usr/bin/env python3
"""How fast a trace is read and answered: makes one of some 13 million events, reads it on one
core, over and over in one JVM, and runs commands on it as whole processes, before and after
exectrace tune.

Needs: python3, taskset, a JDK >= 21 (JAVA_HOME), the built modules (./mvnw package).
"""
import argparse
import glob
import os
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.join(HERE, '..')
TOOL = os.path.join(ROOT, 'tracer-tool', 'target', 'exectrace')


def fail(message):
    sys.exit('analysis.py: ' + message)


def java():
    home = os.environ.get('JAVA_HOME') or fail('set JAVA_HOME to a JDK of 21 or newer')
    return os.path.join(home, 'bin', 'java')


def library(name):
    jars = sorted(glob.glob(os.path.expanduser(f'~/.m2/repository/net/bytebuddy/{name}/*/{name}-*.jar')))
    return [jar for jar in jars if 'sources' not in jar][-1]


def make(path, millions, threads):
    class_path = ':'.join([os.path.join(ROOT, 'tracer-runtime', 'target', 'classes'), library('byte-buddy'),
                           library('byte-buddy-agent')])
    subprocess.run([java(), '-XX:+EnableDynamicAgentLoading', '-cp', class_path,
                    os.path.join(HERE, 'BigTrace.java'), path, str(millions)] + ([str(threads)] if threads else []), check=True,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def read(path, rounds):
    # The compiler has the same core, so the first rounds are its.
    rounds *= 2
    class_path = os.path.join(ROOT, 'tracer-analysis', 'target', 'classes')
    print('Reading on one core, millions of events a second')
    for reader, heap in (('model', '1g'), ('events', '256m'), ('file', '256m'), ('jdk', '1g')):
        lines = subprocess.run(['taskset', '-c', '0', java(), '-Xmx' + heap, '-XX:+UseSerialGC', '-cp', class_path,
                                os.path.join(HERE, 'Reading.java'), path, str(rounds if reader != 'jdk' else 3), reader],
                               check=True, capture_output=True, text=True).stdout.split('\n')
        rates = [float(line.split()[1]) for line in lines if line]
        warm = sorted(rates[len(rates) // 3:])
        print(f"MEDIAN {reader:7} {statistics.median(warm):.1f}  [{warm[0]:.1f}..{warm[-1]:.1f}]  "
              f"all rounds: {' '.join(f'{rate:.1f}' for rate in rates)}")
    print()


def run(arguments, cache):
    start = time.time()
    process = subprocess.Popen([TOOL] + arguments, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                               env=dict(os.environ, XDG_CACHE_HOME=cache))
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        fail('exectrace ' + ' '.join(arguments) + ' failed')
    return time.time() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def commands(path, rounds, cache):
    print('Whole commands, seconds of time and of processor, and MiB at most')
    for arguments in (['profile', '--type=sync', '--format=pprof', '-o', os.devnull], ['profile', '--type=sched'], ['summary'],
                      ['events', '--count'], ['events', '--thread=nobody']):
        runs = sorted(run(arguments[:1] + [path] + arguments[1:], cache) for _ in range(rounds))
        middle = runs[len(runs) // 2]
        print(f"MEDIAN {' '.join(arguments):45} {middle[0]:.2f} s  [{runs[0][0]:.2f}..{runs[-1][0]:.2f}]  "
              f'CPU {middle[1]:.2f} s  {max(one[2] for one in runs):.0f} MiB')


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--file', help='read this trace and make none')
    parser.add_argument('--millions', type=int, default=12, help='run slices of the trace that is made, to which some events come')
    parser.add_argument('--threads', type=int, help='all run slices are of so many threads, in pairs that wake each other')
    parser.add_argument('--rounds', type=int, default=5)
    options = parser.parse_args()
    if not os.path.exists(TOOL):
        fail('the exectrace command is missing: run ./mvnw -DskipTests package first')
    with tempfile.TemporaryDirectory(prefix='exectrace-benchmark-') as directory:
        path = options.file or os.path.join(directory, 'trace.jfr')
        if not options.file:
            make(path, options.millions, options.threads)
        print(f'{path}: {os.path.getsize(path) / 2**20:.0f} MiB\n')
        read(path, options.rounds)
        commands(path, options.rounds, directory)
        tuned, processor, memory = run(['tune', path], directory)
        print(f'\nAfter exectrace tune, which took {tuned:.1f} s, CPU {processor:.1f} s and {memory:.0f} MiB')
        commands(path, options.rounds, directory)


if __name__ == '__main__':
    try:
        main()
    except KeyboardInterrupt:
        sys.exit(130)
