create alias if not exists pg_sleep for 'dev.exectrace.demo.pathology.H2Functions.sleep';
