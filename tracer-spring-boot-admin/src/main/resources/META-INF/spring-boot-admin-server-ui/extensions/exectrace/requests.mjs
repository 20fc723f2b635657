/** Asks the Admin server. It asks the instance: the endpoint there would refuse a browser. */

const PATIENCE = 500;

/** Everything that can be asked of an instance and its traces; rejects with an error whose message can be shown. */
export function requests(instance) {
  const ofInstance = `exectrace/instances/${encodeURIComponent(instance.id)}`;
  const ofTrace = (id) => `exectrace/traces/${encodeURIComponent(id)}`;

  // The instance's own client knows the server's CSRF token and its login
  async function ask(method, url, { params, accept = 'application/json' } = {}) {
    try {
      return await instance.axios.request({ method, url, params, baseURL: '', headers: { Accept: accept },
        suppressToast: true });
    } catch (error) {
      throw new Error(reason(error));
    }
  }

  return {
    status: async () => (await ask('get', `${ofInstance}/status`)).data,
    traces: async () => (await ask('get', `${ofInstance}/traces`)).data,
    trace: async (id) => (await ask('get', ofTrace(id))).data,
    capture: async (seconds) => (await ask('post', `${ofInstance}/traces`, { params: { seconds } })).data,
    stop: () => ask('delete', `${ofInstance}/capture`),
    fetchSnapshot: async (snapshot) => (await ask('post', `${ofInstance}/traces`, { params: { snapshot } })).data,
    deleteSnapshot: (snapshot) => ask('delete', `${ofInstance}/snapshots/${encodeURIComponent(snapshot)}`),
    deleteTrace: (id) => ask('delete', ofTrace(id)),
    file: (id) => `${ofTrace(id)}/file`,

    /** Waits until the server has read the trace, and tells how far that is. */
    async summary(id, progress) {
      for (;;) {
        const response = await ask('get', `${ofTrace(id)}/summary`, { accept: 'text/plain, application/problem+json' });
        if (response.status !== 202) {
          return response.data;
        }
        if (!progress(response.data)) {
          return null;
        }
        await new Promise((resolve) => setTimeout(resolve, PATIENCE));
      }
    },
  };
}

function reason(error) {
  const data = error.response?.data;
  if (data?.detail) {
    return data.detail;
  }
  try {
    return JSON.parse(data).detail ?? error.message;
  } catch (notJson) {
    return error.response ? error.message : 'The Admin server does not answer.';
  }
}
