/* Run by the Admin server's page, which gives it SBA. What it imports is .mjs: every .js here would be run, too. */
SBA.use({
  install({ viewRegistry, i18n }) {
    i18n.mergeLocaleMessage('en', { instances: { exectrace: { label: 'Execution trace' } } });
    viewRegistry.addView({
      name: 'instances/exectrace',
      parent: 'instances',
      path: 'exectrace',
      component: () => import('./view.mjs'),
      label: 'instances.exectrace.label',
      group: 'jvm',
      order: 850,
      isEnabled: ({ instance }) => instance.hasEndpoint('exectrace'),
    });
  },
});
