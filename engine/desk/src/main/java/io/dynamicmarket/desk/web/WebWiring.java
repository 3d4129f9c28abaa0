package io.dynamicmarket.desk.web;

import org.springframework.context.annotation.Configuration;

/** The HTTP side of the desk. */
@Configuration(proxyBeanMethods = false)
public class WebWiring {}
