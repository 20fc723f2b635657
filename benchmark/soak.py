#!/usr/bin/env python3
"""Whether the flight recorder leaks: a soak with a snapshot each few seconds.

Starts the demo service with its flight recorder on, keeps it busy, asks for the recent
past and has slow requests save snapshots every few seconds. Prints threads, open files,
heap after a collection and files on disk each half minute, and fails if one of them has
grown by more than a tenth from the third sample to the last.

Needs: python3, a JDK >= 21 (JAVA_HOME), the built demo-service.
"""
import argparse
import base64
import json
import os
import re
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request

import capture

SLOW = '/downstream?millis=120'


def run(jcmd, pid, command):
    return subprocess.run([jcmd, str(pid), command], capture_output=True, text=True).stdout


def heap(jcmd, pid):
    """Kilobytes in use after a full collection."""
    run(jcmd, pid, 'GC.run')
    info = run(jcmd, pid, 'GC.heap_info')
    return int(re.search(r'used (\d+)K', info)[1])


def size(directory):
    total = count = 0
    for path, _, files in os.walk(directory):
        for file in files:
            try:
                total += os.path.getsize(os.path.join(path, file))
                count += 1
            except OSError:
                pass
    return count, total


class Visitors(threading.Thread):
    """Requests to the service and to its endpoint, until they are told to stop."""

    def __init__(self, url, pause, user=None):
        super().__init__(daemon=True)
        self.url, self.pause, self.user, self.stopped, self.count = url, pause, user, False, 0
        self.failure = None

    def run(self):
        while not self.stopped:
            request = urllib.request.Request(self.url)
            if self.user:
                request.add_header('Authorization', 'Basic ' + base64.b64encode(self.user.encode()).decode())
            try:
                with urllib.request.urlopen(request, timeout=30) as answer:
                    answer.read()
                self.count += 1
            except OSError as failure:
                self.failure = f'{self.url}: {failure}'
                return
            time.sleep(self.pause)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--jar', default=os.path.join(capture.HERE, '..', 'demo-service', 'target',
                                                      'demo-service-0.1.0-SNAPSHOT-exec.jar'))
    parser.add_argument('--minutes', type=float, default=10)
    options = parser.parse_args()
    temporary = tempfile.mkdtemp(prefix='exectrace-soak-')
    prefix = '--exectrace.flight-recorder'
    server = capture.Java(options.jar, 18080, 18081, [f'-Djava.io.tmpdir={temporary}'], True, True,
                          [f'{prefix}.max-age=10s', f'{prefix}.max-size=16MB', f'{prefix}.snapshots.max-count=5',
                           f'{prefix}.snapshots.cooldown=2s',
                           f'{prefix}.triggers.slow-observations.[http.server.requests]=100ms'])
    user = f'exectrace:{capture.PASSWORD}'
    jcmd = os.path.join(os.environ['JAVA_HOME'], 'bin', 'jcmd')
    visitors = [Visitors(server.url + '/work', 0.005) for _ in range(2)]
    visitors += [Visitors(server.url + SLOW, 3), Visitors(server.management + '?last=10s', 3, user)]
    samples = []
    try:
        server.await_management()
        for visitor in visitors:
            visitor.start()
        end = time.time() + options.minutes * 60
        while time.time() < end:
            time.sleep(min(30, max(1, end - time.time())))
            failed = [visitor.failure for visitor in visitors if visitor.failure]
            if failed:
                sys.exit('soak.py: ' + failed[0])
            pid = server.process.pid
            used = heap(jcmd, pid)
            files, disk = size(temporary)
            sample = {'threads': len(os.listdir(f'/proc/{pid}/task')), 'descriptors': len(os.listdir(f'/proc/{pid}/fd')),
                      'heapKB': used, 'files': files, 'diskKB': disk // 1024}
            samples.append(sample)
            status = json.loads(capture.get(server.management + '/status', user))['flightRecorder']
            print(f"{len(samples) / 2:5.1f} min  {sample}  requests {sum(v.count for v in visitors)}  last snapshot "
                  f"{status['snapshots'][-1]['id'] if status['snapshots'] else '-'}", flush=True)
    finally:
        for visitor in visitors:
            visitor.stopped = True
        server.stop()
    left = size(temporary)[0]
    print(f'files left behind: {left}')
    if len(samples) > 3:
        grown = [key for key in samples[0] if samples[-1][key] > samples[2][key] * 1.1 + 5]
        if grown or left:
            sys.exit(f'soak.py: grown {grown}, {left} files left')


if __name__ == '__main__':
    try:
        main()
    except KeyboardInterrupt:
        sys.exit(130)
