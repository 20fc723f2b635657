/** The view "Execution trace" of an instance. */

import { capturePanel } from './capture.mjs';
import { snapshotsPanel, summaryPanel, tracesPanel } from './lists.mjs';
import { requests } from './requests.mjs';
import { statusPanel } from './status.mjs';

const { h } = globalThis.Vue;

const STATUS_INTERVAL = 3000;

const PROGRESS_INTERVAL = 500;

export default {
  props: { instance: { type: Object, required: true } },

  data: () => ({
    length: '5', status: null, traces: [], running: null, summary: null, shown: null, busy: false, failure: null,
  }),

  computed: {
    server() {
      return requests(this.instance);
    },
  },

  watch: {
    'instance.id'() {
      Object.assign(this.$data, this.$options.data());
      this.look();
    },
  },

  mounted() {
    this.look();
    this.statusTimer = setInterval(this.look, STATUS_INTERVAL);
    this.progressTimer = setInterval(this.follow, PROGRESS_INTERVAL);
  },

  beforeUnmount() {
    clearInterval(this.statusTimer);
    clearInterval(this.progressTimer);
    this.gone = true;
  },

  methods: {
    /** Tells what fails, and leaves the view as it is. */
    async attempt(action) {
      try {
        this.failure = null;
        await action();
      } catch (error) {
        this.failure = error.message;
      }
    },

    async look() {
      const { instance, server } = this;
      try {
        // First, so that captures are shown even where the instance is gone
        const traces = await server.traces();
        const running = traces.find((trace) => trace.state === 'ARRIVING') ?? null;
        if (instance.id !== this.instance.id) {
          return;
        }
        Object.assign(this, { traces, running: running ?? this.running });
        this.status = await server.status();
        this.unreachable = false;
      } catch (error) {
        this.status = null;
        if (!this.unreachable) {
          this.failure = error.message;
        }
        this.unreachable = true;
      }
    },

    async follow() {
      if (!this.running || this.following) {
        return;
      }
      this.following = true;
      try {
        const trace = await this.server.trace(this.running.id);
        this.running = trace.state === 'ARRIVING' ? trace : null;
        if (!this.running) {
          await this.look();
          await this.show(trace);
        }
      } catch (error) {
        this.running = null;
        this.failure = error.message;
      } finally {
        this.following = false;
      }
    },

    take(request) {
      return this.attempt(async () => {
        this.busy = true;
        try {
          this.running = await request();
          this.summary = null;
          await this.look();
        } finally {
          this.busy = false;
        }
      });
    },

    async show(trace) {
      this.shown = trace.id;
      this.summary = 'Reading';
      const wanted = () => !this.gone && this.shown === trace.id;
      try {
        const summary = await this.server.summary(trace.id, (progress) => {
          this.summary = wanted() ? progress : this.summary;
          return wanted();
        });
        this.summary = wanted() ? summary : this.summary;
      } catch (error) {
        this.summary = wanted() ? error.message : this.summary;
      }
    },

    async remove(request) {
      await this.attempt(request);
      await this.look();
    },
  },

  render() {
    const { server } = this;
    return h('section', { class: 'exectrace px-2 md:px-6 py-6' }, [
      this.failure ? h('p', { class: 'exectrace-failure', role: 'alert' }, this.failure) : null,
      capturePanel({ length: this.length, running: this.running, capture: this.status?.capture, busy: this.busy }, {
        length: (length) => { this.length = length; },
        capture: () => this.take(() => server.capture(this.length)),
        stop: () => this.remove(() => server.stop()),
      }),
      statusPanel(this.status),
      tracesPanel({ traces: this.traces, shown: this.shown }, {
        file: (trace) => server.file(trace.id),
        summary: (trace) => this.show(trace),
        deleteTrace: (trace) => this.remove(async () => {
          await server.deleteTrace(trace.id);
          this.summary = this.shown === trace.id ? null : this.summary;
        }),
      }),
      summaryPanel(this.summary),
      snapshotsPanel(this.status?.flightRecorder, this.busy, {
        fetchSnapshot: (snapshot) => this.take(() => server.fetchSnapshot(snapshot.id)),
        deleteSnapshot: (snapshot) => this.remove(() => server.deleteSnapshot(snapshot.id)),
      }),
    ]);
  },
};
