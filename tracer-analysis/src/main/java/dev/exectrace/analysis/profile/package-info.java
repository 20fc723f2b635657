/**
 * What threads waited for, ran or allocated, added up by stack.
 */
package dev.exectrace.analysis.profile;
