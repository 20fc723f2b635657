/**
 * The service that the tests start.
 */
package dev.exectrace.faulttest.service;
