/**
 * An Admin server with the demo service beside it.
 */
package dev.exectrace.demo.admin;
