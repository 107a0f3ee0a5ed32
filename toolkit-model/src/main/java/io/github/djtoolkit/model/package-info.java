/** Immutable model of a DataJoint schema. No JDBC, no I/O, no jOOQ. */
@NullMarked
package io.github.djtoolkit.model;

import org.jspecify.annotations.NullMarked;
