#!/usr/bin/env python3
"""What a capture costs: interleaved windows of load without and with one.

Starts the demo service, drives it with wrk, and prints for each pair of windows the
ratios traced / untraced of throughput and CPU per request, and the trace's bytes per
request; at the end the medians. With --go it does the same to Go's server, turn by turn.
With --off it compares a service without the starter's agent to one with its hooks
installed and no capture running, instead; with --meters two services whose hooks are
installed, one of them with the meters of its scheduler. With --recorder the windows are
of one service whose flight recorder is switched off and on; with --always they are of two
services, turn by turn, one of which has its recorder on from its start, and both are new
for each round. With --twins two services of a kind are under load at once, turn by turn
one of them traced, or recorded: what the machine's own speed does meets both.

Needs: python3, wrk, curl, a JDK >= 21 (JAVA_HOME), the built demo-service.
"""
import argparse
import base64
import concurrent.futures
import json
import math
import os
import re
import signal
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request

HERE = os.path.dirname(os.path.abspath(__file__))
TICKS = os.sysconf('SC_CLK_TCK')
PASSWORD = 'benchmark'
NO_METERS = '--exectrace.metrics.scheduler.enabled=false'


def fail(message):
    sys.exit('capture.py: ' + message)


def get(url, user=None):
    request = urllib.request.Request(url)
    if user:
        request.add_header('Authorization', 'Basic ' + base64.b64encode(user.encode()).decode())
    return urllib.request.urlopen(request, timeout=10).read().decode()


def await_answer(url, process, seconds=60):
    deadline = time.time() + seconds
    while time.time() < deadline:
        if process.poll() is not None:
            fail(f'the server ended with status {process.returncode}')
        try:
            get(url)
            return
        except OSError:
            time.sleep(0.1)
    fail(f'{url} does not answer')


def busy():
    fields = list(map(int, open('/proc/stat').readline().split()[1:]))
    return (fields[0] + fields[1] + fields[2] + fields[5] + fields[6] + fields[7]) / TICKS


def cpu(pid):
    fields = open(f'/proc/{pid}/stat').read().rsplit(')', 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def extracted(java, jar):
    """The class path of what is in an executable jar."""
    directory = tempfile.mkdtemp(prefix='exectrace-benchmark-app-')
    subprocess.run([java, '-Djarmode=tools', '-jar', jar, 'extract', '--destination', directory, '--force'],
                   check=True, capture_output=True)
    return os.path.join(directory, os.path.basename(jar)) + ':' + os.path.join(directory, 'lib', '*')


class Server:
    """A server under load: the demo service or Go's."""

    def __init__(self, name, process, url):
        self.name, self.process, self.url = name, process, url

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()

    def warm_up(self, path, connections, seconds):
        subprocess.run(['wrk', '-t1', f'-c{connections}', f'-d{seconds}s', self.url + path], capture_output=True)

    def first_warm_up(self, path, connections, seconds):
        self.warm_up(path, connections, seconds)

    def window(self, path, connections, seconds):
        busy0, cpu0, began = busy(), cpu(self.process.pid), time.time()
        wrk0 = os.times()
        out = subprocess.run(['wrk', '-t1', f'-c{connections}', f'-d{seconds}s', '--latency', self.url + path],
                             capture_output=True, text=True).stdout
        wrk1 = os.times()
        wrk = wrk1.children_user - wrk0.children_user + wrk1.children_system - wrk0.children_system
        used, elapsed = cpu(self.process.pid) - cpu0, time.time() - began
        if re.search(r'Non-2xx|Socket errors', out):
            fail(f'{self.name}: {path} had errors\n{out}')
        count = int(re.search(r'(\d+) requests in', out)[1])
        p99 = re.search(r'(?m)^\s+99%\s+([\d.]+)(us|ms|s)', out)
        return {'rps': float(re.search(r'Requests/sec:\s+([\d.]+)', out)[1]), 'count': count,
                'cpu': used / count * 1e6,
                'p99': float(p99[1]) * {'us': 1e-3, 'ms': 1, 's': 1e3}[p99[2]],
                'others': (busy() - busy0 - used - wrk) / elapsed}


class Java(Server):

    def __init__(self, jar, port, management_port, options, tasks=False, switch_port=None, properties=(),
                 recorded=False):
        home = os.environ.get('JAVA_HOME') or fail('JAVA_HOME is not set')
        java = os.path.join(home, 'bin', 'java')
        program = ['-jar', jar]
        self.switch_port = switch_port
        if switch_port:
            program = ['-cp', extracted(java, jar), os.path.join(HERE, 'RecorderSwitch.java'), str(switch_port)]
        command = [java, *options, *program, f'--server.port={port}',
                   f'--exectrace.user.password={PASSWORD}', '--spring.main.banner-mode=off',
                   f'--exectrace.observations.enabled={str(tasks).lower()}',
                   f'--exectrace.flight-recorder.enabled={str(recorded or bool(switch_port)).lower()}', *properties]
        if management_port:
            command += [f'--management.server.port={management_port}', '--management.server.address=127.0.0.1',
                        '--management.endpoints.web.exposure.include=health,exectrace']
        self.log = tempfile.NamedTemporaryFile('w', prefix='demo-', suffix='.log', delete=False)
        process = subprocess.Popen(command, stdout=self.log, stderr=subprocess.STDOUT)
        super().__init__('java', process, f'http://127.0.0.1:{port}')
        self.management = f'http://127.0.0.1:{management_port}/actuator/exectrace'
        await_answer(self.url + '/hello', process)

    def await_management(self):
        await_answer(self.management.removesuffix('/exectrace') + '/health', self.process)

    def first_warm_up(self, path, connections, seconds):
        """With requests of other kinds, too: code that has met only one is compiled anew when the next comes,
        and that would be the one that asks for a capture."""
        deadline = time.time() + seconds

        def ask():
            kinds = [(self.url + '/hello', None), (self.url + '/', None), (self.url + '/none', None),
                     (self.management.removesuffix('/exectrace') + '/health', None),
                     (self.management + '/status', f'exectrace:{PASSWORD}'),
                     (self.management + '?seconds=0', f'exectrace:{PASSWORD}')]
            while time.time() < deadline:
                for url, user in kinds:
                    try:
                        get(url, user)
                    except urllib.error.HTTPError:
                        pass
                time.sleep(0.05)

        at_once([lambda: self.warm_up(path, connections, seconds), ask])

    def recorder(self, on):
        get(f'http://127.0.0.1:{self.switch_port}/{"on" if on else "off"}')

    def tracing(self):
        return json.loads(get(self.management + '/status', f'exectrace:{PASSWORD}')).get('capture') is not None

    def capture(self, seconds, file):
        return subprocess.Popen(['curl', '-fsS', '-u', f'exectrace:{PASSWORD}', '-o', file,
                                 f'{self.management}?seconds={seconds}'])


class Go(Server):

    def __init__(self, binary, port):
        environment = dict(os.environ, GOMAXPROCS=str(os.cpu_count()))
        process = subprocess.Popen([binary, f'127.0.0.1:{port}'], env=environment)
        super().__init__('go', process, f'http://127.0.0.1:{port}')
        await_answer(self.url + '/hello', process)

    def tracing(self):
        return get(self.url + '/tracing') == 'true'

    def capture(self, seconds, file):
        return subprocess.Popen(['curl', '-fsS', '-o', file, f'{self.url}/debug/pprof/trace?seconds={seconds}'])


def quiet():
    """Waits until nobody else uses the processors, as long as is bearable."""
    deadline = time.time() + float(os.environ.get("QUIET", 40))
    while time.time() < deadline:
        began, before = time.time(), busy()
        time.sleep(0.7)
        if (busy() - before) / (time.time() - began) < 0.25:
            return


def expect(server, tracing):
    if server.tracing() != tracing:
        fail(f'{server.name}: a capture is {"not " if tracing else ""}running')


def await_capture(server):
    deadline = time.time() + 10
    while not server.tracing():
        if time.time() > deadline:
            fail(f'{server.name}: the capture does not start')
        time.sleep(0.02)


def untraced(server, path, connections, seconds):
    expect(server, False)
    window = server.window(path, connections, seconds)
    expect(server, False)
    return window


def traced(server, path, connections, seconds, file):
    capture = server.capture(seconds + 1.2, file)
    await_capture(server)
    window = server.window(path, connections, seconds)
    expect(server, True)
    if capture.wait() != 0:
        fail(f'{server.name}: the capture failed')
    return window


def awake(server, path, connections):
    """A server that was idle may have lost its processors' frequency, caches or memory."""
    quiet()
    server.warm_up(path, connections, 3)


def pair(server, path, connections, seconds, directory, number):
    file = os.path.join(directory, f'{server.name}-{number}.trace')
    awake(server, path, connections)
    if number % 2:
        off = untraced(server, path, connections, seconds)
        on = traced(server, path, connections, seconds, file)
    else:
        on = traced(server, path, connections, seconds, file)
        off = untraced(server, path, connections, seconds)
    size = os.path.getsize(file)
    result = {'throughput': on['rps'] / off['rps'], 'cpu': on['cpu'] / off['cpu'], 'p99': on['p99'] / off['p99'],
              'bytes': size / on['count'], 'rps': off['rps'], 'us': off['cpu'],
              'others': max(on['others'], off['others'])}
    print(f"  {server.name:5} {path:6} -c{connections:<3} {number:2}: {off['rps']:7.0f} -> {on['rps']:7.0f} req/s  "
          f"{off['cpu']:6.1f} -> {on['cpu']:6.1f} us CPU/req  throughput {result['throughput']:.3f}  "
          f"CPU {result['cpu']:.3f}  p99 {result['p99']:.2f}  {result['bytes']:6.1f} B/req  "
          f"(others {result['others']:.2f} cores)", flush=True)
    return result


def median(results, key):
    return statistics.median(result[key] for result in results)


def span(results, key):
    values = [result[key] for result in results]
    return f'{statistics.median(values):.3f} [{min(values):.3f}..{max(values):.3f}]'


def report(name, path, connections, results):
    print(f"MEDIAN {name:5} {path:6} -c{connections:<3} throughput {span(results, 'throughput')}  CPU {span(results, 'cpu')}  "
          f"p99 {median(results, 'p99'):.2f}  {median(results, 'bytes'):.1f} B/req  "
          f"untraced {median(results, 'rps'):.0f} req/s, {median(results, 'us'):.1f} us, "
          f"{median(results, 'rps') * median(results, 'us') / 1e6:.2f} cores", flush=True)


def warm_up_capture(server, loads, directory, captures):
    """Compilers know only what has run: both sides of every pair are to be warm, and what
    is asked in between: a question of a new kind has the code of all requests compiled anew."""
    for path, connections in loads:
        for _ in range(captures if server.name != 'go' else 1):
            capture = server.capture(6, os.path.join(directory, 'warmup.trace'))
            await_capture(server)
            server.warm_up(path, connections, 5)
            expect(server, True)
            capture.wait()
            server.warm_up(path, connections, 3)


def ratio_of(windows, one, other):
    return {key: windows[one][key] / windows[other][key] for key in ('rps', 'cpu')}


def install_hooks(server, directory):
    server.await_management()
    server.capture(1, os.path.join(directory, 'warmup.trace')).wait()


def compare_servers(options, plain, other):
    for path, connections in options.loads:
        ratios = []
        for number in range(1, options.pairs + 1):
            quiet()
            order = [plain, other] if number % 2 else [other, plain]
            windows = {server.name: server.window(path, connections, options.seconds) for server in order}
            ratio = ratio_of(windows, other.name, 'plain')
            ratios.append(ratio)
            others = max(window['others'] for window in windows.values())
            print(f"  {path:7} {number:2}: throughput {ratio['rps']:.3f}  CPU {ratio['cpu']:.3f}  "
                  f"(others {others:.2f} cores)", flush=True)
        print(f"MEDIAN {other.name:8} {path:7} throughput {median(ratios, 'rps'):.3f}  CPU {median(ratios, 'cpu'):.3f}")


def switch_recorder(options, server):
    """Pairs of windows without and with the flight recorder, every other one the other way round."""
    for path, connections in options.loads:
        for on in [False, True] * options.captures:
            server.recorder(on)
            server.warm_up(path, connections, 3)
        ratios = []
        for number in range(1, options.pairs + 1):
            awake(server, path, connections)
            windows = {}
            for on in [False, True] if number % 2 else [True, False]:
                server.recorder(on)
                server.warm_up(path, connections, 1)
                windows[on] = server.window(path, connections, options.seconds)
            ratio = ratio_of(windows, True, False)
            ratios.append(ratio)
            others = max(window['others'] for window in windows.values())
            print(f"  {path:7} {number:2}: throughput {ratio['rps']:.3f}  CPU {ratio['cpu']:.3f}  "
                  f"{windows[False]['cpu']:.1f} us  (others {others:.2f} cores)", flush=True)
        print(f"MEDIAN recorder {path:7} -c{connections:<3} throughput {span(ratios, 'rps')}  CPU {span(ratios, 'cpu')}",
              flush=True)


def compare_always(options, directory):
    """Two JVMs compile the same differently, so each round has new ones."""
    for path, connections in options.loads:
        rounds = []
        for number in range(1, options.rounds + 1):
            ratios = always_round(options, path, connections, number, directory)
            rounds.append({key: median(ratios, key) for key in ('rps', 'cpu')})
            print(f"  {path:7} {number:2}: throughput {span(ratios, 'rps')}  CPU {span(ratios, 'cpu')}", flush=True)
        print(f"MEDIAN always   {path:7} -c{connections:<3} throughput {span(rounds, 'rps')}  CPU {span(rounds, 'cpu')}",
              flush=True)


def always_round(options, path, connections, number, directory):
    """Pairs of windows of a service with its recorder on and of one without, every other one the other way round."""
    servers, ratios = {}, []
    try:
        for recorded in (False, True) if number % 2 else (True, False):
            port = 18090 if recorded else 18080
            servers[recorded] = Java(options.jar, port, port + 1, options.java_options, options.tasks,
                                     properties=[NO_METERS], recorded=recorded)
            install_hooks(servers[recorded], directory)
        at_once([lambda server=server: server.first_warm_up(path, connections, options.warmup)
                 for server in servers.values()])
        for turn in range(options.pairs):
            windows = {}
            for recorded in (True, False) if turn % 2 else (False, True):
                servers[recorded].warm_up(path, connections, 1)
                windows[recorded] = servers[recorded].window(path, connections, options.seconds)
            ratios.append(ratio_of(windows, True, False))
        return ratios
    finally:
        for server in servers.values():
            server.stop()


def at_once(actions):
    with concurrent.futures.ThreadPoolExecutor(len(actions)) as threads:
        return [action.result() for action in [threads.submit(action) for action in actions]]


def twin_windows(options, twins, traced_one, path, connections, directory):
    """A window of both, of which one is traced."""
    server, settle = twins[traced_one], 3
    if options.recorder:
        server.recorder(True)
    else:
        capture = server.capture(settle + options.seconds + 2, os.path.join(directory, f'{server.name}.trace'))
        await_capture(server)
    at_once([lambda twin=twin: twin.warm_up(path, connections, settle) for twin in twins])
    windows = at_once([lambda twin=twin: twin.window(path, connections, options.seconds) for twin in twins])
    if options.recorder:
        server.recorder(False)
    elif capture.wait() != 0:
        fail(f'{server.name}: the capture failed')
    return windows


def compare_twins(options, twins, directory):
    """The geometric mean of two turns leaves out how the two services differ by themselves."""
    for path, connections in options.loads:
        at_once([lambda twin=twin: twin.first_warm_up(path, connections, options.warmup) for twin in twins])
        for _ in range(options.captures if twins[0].name != 'go' else 1):
            for one in (0, 1):
                twin_windows(options, twins, one, path, connections, directory)
        ratios = []
        for number in range(1, options.pairs + 1):
            turns = {one: twin_windows(options, twins, one, path, connections, directory)
                     for one in ((0, 1) if number % 2 else (1, 0))}
            ratio = {key: math.sqrt(turns[0][0][key] / turns[0][1][key] * turns[1][1][key] / turns[1][0][key])
                     for key in ('rps', 'cpu')}
            ratios.append(ratio)
            print(f"  {twins[0].name:5} {path:7} {number:2}: throughput {ratio['rps']:.3f}  CPU {ratio['cpu']:.3f}",
                  flush=True)
        print(f"MEDIAN {twins[0].name:5} {path:7} -c{connections:<3} throughput {span(ratios, 'rps')}  CPU {span(ratios, 'cpu')}",
              flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--jar', default=os.path.join(HERE, '..', 'demo-service', 'target',
                                                      'demo-service-0.1.0-SNAPSHOT-exec.jar'))
    parser.add_argument('--go', metavar='BINARY', help="Go's server, to be measured turn by turn")
    parser.add_argument('--off', action='store_true', help='measure the installed hooks without a capture')
    parser.add_argument('--recorder', action='store_true', help='measure a flight recorder that is switched off and on')
    parser.add_argument('--always', action='store_true',
                        help='measure a flight recorder that is on from the start, with new services each round')
    parser.add_argument('--rounds', type=int, default=5, help='rounds of --always')
    parser.add_argument('--twins', action='store_true', help='two services at once, turn by turn one of them traced')
    parser.add_argument('--meters', metavar='INTERVAL', nargs='?', const='10s',
                        help="measure the scheduler's meters, always on, with a look each 10s or so")
    parser.add_argument('--pairs', type=int, default=5)
    parser.add_argument('--seconds', type=int, default=5, help='length of a window')
    parser.add_argument('--loads', default='/hello:100,/work:50,/work:200', help='PATH:CONNECTIONS,...')
    parser.add_argument('--warmup', type=int, default=20, help='seconds of load per path before the first window')
    parser.add_argument('--captures', type=int, default=5, help='captures under load before the first pair')
    parser.add_argument('--java-option', action='append', default=[], dest='java_options')
    parser.add_argument('--tasks', action='store_true', help='make every request a task, as Go\'s server does not')
    parser.add_argument('--keep', metavar='DIRECTORY', help='keep the traces there')
    options = parser.parse_args()
    options.loads = [(load.split(':')[0], int(load.split(':')[1])) for load in options.loads.split(',')]
    if not os.path.exists(options.jar):
        fail(f'{options.jar} is missing: run ./mvnw package first')
    directory = options.keep or tempfile.mkdtemp(prefix='exectrace-benchmark-')
    os.makedirs(directory, exist_ok=True)
    if options.always:
        compare_always(options, directory)
        return
    servers = []
    try:
        beside = 'hooked' if options.off else 'meters' if options.meters else None
        meters = ['--exectrace.metrics.scheduler.interval=' + options.meters if options.meters else NO_METERS]
        java = Java(options.jar, 18080, 18081, options.java_options, options.tasks,
                    18082 if options.recorder else None, meters)
        servers.append(java)
        if options.twins:
            pairs = [[java, Java(options.jar, 18090, 18091, options.java_options, options.tasks,
                                 18092 if options.recorder else None, meters)]]
            servers.append(pairs[0][1])
            for twin in pairs[0]:
                twin.await_management()
            if options.go:
                pairs.append([Go(options.go, 18181), Go(options.go, 18191)])
                servers += pairs[1]
            if options.recorder:
                for twin in pairs[0]:
                    await_answer(f'http://127.0.0.1:{twin.switch_port}/off', twin.process)
            for twins in pairs:
                compare_twins(options, twins, directory)
            return
        if beside:
            plain = Java(options.jar, 18090, 18091, options.java_options, properties=[NO_METERS])
            plain.name, java.name = 'plain', beside
            servers.append(plain)
            for hooked in [java] if options.off else [java, plain] if options.meters else [plain]:
                install_hooks(hooked, directory)
        if options.go:
            servers.append(Go(options.go, 18181))
        for server in servers:
            for path, connections in options.loads:
                server.first_warm_up(path, connections, options.warmup if server.name != 'go' else 2)
        if beside:
            compare_servers(options, plain, java)
            return
        if options.recorder:
            switch_recorder(options, java)
            return
        for server in servers:
            warm_up_capture(server, options.loads, directory, options.captures)
        for path, connections in options.loads:
            results = {server.name: [] for server in servers}
            for number in range(1, options.pairs + 1):
                for server in servers:
                    results[server.name].append(pair(server, path, connections, options.seconds, directory, number))
            for server in servers:
                report(server.name, path, connections, results[server.name])
    finally:
        for server in servers:
            server.stop()


if __name__ == '__main__':
    try:
        main()
    except KeyboardInterrupt:
        sys.exit(130)
