/** Backups of schemas on the same server, and the way back: operations 16 and 17. */
@NullMarked
package io.github.djtoolkit.ops.backup;

import org.jspecify.annotations.NullMarked;
