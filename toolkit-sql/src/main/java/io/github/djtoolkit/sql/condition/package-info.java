/** Conditions that users write, read by a grammar of their own. */
@NullMarked
package io.github.djtoolkit.sql.condition;

import org.jspecify.annotations.NullMarked;
