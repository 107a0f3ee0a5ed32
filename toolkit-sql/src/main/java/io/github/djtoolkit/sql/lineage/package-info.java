/** The lineage table of DataJoint 2.x. */
@NullMarked
package io.github.djtoolkit.sql.lineage;

import org.jspecify.annotations.NullMarked;
