/** What the command {@code calibrate} prints and draws of a measured market. */
@NullMarked
package io.dynamicmarket.desk.calibration;

import org.jspecify.annotations.NullMarked;
