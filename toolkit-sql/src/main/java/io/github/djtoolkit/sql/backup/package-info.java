/** What a backup knows of itself. */
@NullMarked
package io.github.djtoolkit.sql.backup;

import org.jspecify.annotations.NullMarked;
