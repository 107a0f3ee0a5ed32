/** Reads schemas into snapshots. */
@NullMarked
package io.github.djtoolkit.sql.read;

import org.jspecify.annotations.NullMarked;
