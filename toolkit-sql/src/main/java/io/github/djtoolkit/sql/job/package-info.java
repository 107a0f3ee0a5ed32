/** The columns for job metadata. */
@NullMarked
package io.github.djtoolkit.sql.job;

import org.jspecify.annotations.NullMarked;
