/** Configuration of DataJoint 0.14 and 2.x: connection, stores and credentials. */
@NullMarked
package io.github.djtoolkit.storage.config;

import org.jspecify.annotations.NullMarked;
