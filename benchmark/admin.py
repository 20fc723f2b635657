#!/usr/bin/env python3
"""A capture through Spring Boot Admin's proxy: when the first bytes come, and what memory that takes there.

Start `./mvnw -Pdemo-admin`, and load on the demo service if it is to have much to tell, then

    benchmark/admin.py [--url http://127.0.0.1:8282] [--seconds 30]

The live heap is that after a full collection, before, half-way and after; the resident memory is sampled.
Needs Linux, a JDK's `jcmd` on the path, and the Admin server on this machine.
"""
import argparse
import json
import re
import subprocess
import threading
import time
import urllib.request


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--url", default="http://127.0.0.1:8282")
    options.add_argument("--seconds", type=float, default=30)
    options = options.parse_args()

    instance = next(i for i in get(options.url + "/instances")
                    if any(e["id"] == "exectrace" for e in i["endpoints"]))
    pid = admin_pid()
    before = live_heap(pid)
    half_way = []
    timer = threading.Timer(options.seconds / 2, lambda: half_way.append(live_heap(pid)))
    timer.start()
    highest, done = [resident(pid)], threading.Event()
    sampler = threading.Thread(target=sample, args=(pid, highest, done))
    sampler.start()
    lowest = highest[0]
    began = time.monotonic()
    first, size = None, 0
    url = f"{options.url}/instances/{instance['id']}/actuator/exectrace?seconds={options.seconds:g}"
    with urllib.request.urlopen(url, timeout=options.seconds + 60) as trace:
        while chunk := trace.read1(1 << 16):
            first = first or time.monotonic() - began
            size += len(chunk)
    took = time.monotonic() - began
    done.set()
    sampler.join()
    timer.join()
    print(f"first bytes after {first:.2f} s, {size / 1e6:.1f} MB in {took:.1f} s")
    print(f"Admin's live heap {before:.1f} MB before, {half_way[0]:.1f} MB half-way, {live_heap(pid):.1f} MB after")
    print(f"Admin's resident memory {lowest:.0f} MB before, at most {highest[0]:.0f} MB meanwhile")


def get(url):
    with urllib.request.urlopen(urllib.request.Request(url, headers={"Accept": "application/json"})) as response:
        return json.load(response)


def admin_pid():
    pids = [line.split()[0] for line in subprocess.check_output(["jcmd", "-l"], text=True).splitlines()
            if "DemoAdminApplication" in line]
    if len(pids) != 1:
        raise SystemExit(f"{len(pids)} Admin servers run on this machine: start one by ./mvnw -Pdemo-admin")
    return pids[0]


def live_heap(pid):
    """In MB, of what is reachable."""
    histogram = subprocess.check_output(["jcmd", pid, "GC.class_histogram"], text=True)
    return int(re.search(r"^Total\s+\d+\s+(\d+)", histogram, re.MULTILINE)[1]) / 1e6


def resident(pid):
    with open(f"/proc/{pid}/status") as status:
        return int(re.search(r"VmRSS:\s+(\d+)", status.read())[1]) / 1e3


def sample(pid, highest, done):
    while not done.wait(0.2):
        highest[0] = max(highest[0], resident(pid))


if __name__ == "__main__":
    main()
