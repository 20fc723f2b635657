/**
 * What the view asks of the Admin server, and who may ask.
 */
@NullMarked
package dev.exectrace.admin.web;

import org.jspecify.annotations.NullMarked;
