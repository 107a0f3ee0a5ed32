/** The journal table and its statements. */
@NullMarked
package io.github.djtoolkit.sql.journal;

import org.jspecify.annotations.NullMarked;
