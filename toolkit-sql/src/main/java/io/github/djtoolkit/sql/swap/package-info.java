/** What it takes to let the tables of whole schemas change places. */
@NullMarked
package io.github.djtoolkit.sql.swap;

import org.jspecify.annotations.NullMarked;
