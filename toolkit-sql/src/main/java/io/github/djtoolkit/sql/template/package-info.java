/** SQL that jOOQ has no words for, quoted and escaped as jOOQ does. */
@NullMarked
package io.github.djtoolkit.sql.template;

import org.jspecify.annotations.NullMarked;
