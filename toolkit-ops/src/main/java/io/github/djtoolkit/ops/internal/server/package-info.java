/** What the server lets the user do. */
@NullMarked
package io.github.djtoolkit.ops.internal.server;

import org.jspecify.annotations.NullMarked;
