/** Checksums of tables that do not depend on the order of the rows. */
@NullMarked
package io.github.djtoolkit.sql.checksum;

import org.jspecify.annotations.NullMarked;
