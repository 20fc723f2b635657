/**
 * An instance's endpoint, asked with the credentials that Admin has for it.
 */
@NullMarked
package dev.exectrace.admin.instance;

import org.jspecify.annotations.NullMarked;
