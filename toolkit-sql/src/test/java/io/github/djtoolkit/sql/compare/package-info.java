@NullMarked
package io.github.djtoolkit.sql.compare;

import org.jspecify.annotations.NullMarked;
