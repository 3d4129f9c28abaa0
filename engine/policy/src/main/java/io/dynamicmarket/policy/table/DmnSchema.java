package io.dynamicmarket.policy.table;

import io.dynamicmarket.policy.Finding;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URL;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.kie.dmn.validation.DMNValidator;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** The DMN 1.5 schema. The validator that brings it also runs its own rules, which take seconds to start. */
final class DmnSchema {
    private static final String SCHEMA = "org/omg/spec/DMN/20230324/DMN15.xsd";

    private final Schema schema;

    DmnSchema() {
        URL url = DMNValidator.class.getResource(SCHEMA);
        if (url == null) {
            throw new IllegalStateException(
                    "Expected the schema " + SCHEMA + " beside DMNValidator, but it is not there");
        }
        try {
            this.schema = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                    .newSchema(url);
        } catch (SAXException e) {
            throw new IllegalStateException("Expected a readable schema in " + url + ", but got " + e.getMessage(), e);
        }
    }

    /** Notes every place where a well-formed file is not DMN 1.5. */
    void check(String file, byte[] xml, List<Finding> findings) {
        Validator validator = schema.newValidator();
        validator.setErrorHandler(new Noting(file, findings));
        try {
            validator.validate(new StreamSource(new ByteArrayInputStream(xml)));
        } catch (SAXException | IOException e) {
            findings.add(new Finding(file, "", "Expected a file that can be checked, but got: " + e.getMessage()));
        }
    }

    private record Noting(String file, List<Finding> findings) implements ErrorHandler {
        @Override
        public void warning(SAXParseException exception) {
            note(exception);
        }

        @Override
        public void error(SAXParseException exception) {
            note(exception);
        }

        @Override
        public void fatalError(SAXParseException exception) {
            note(exception);
        }

        private void note(SAXParseException exception) {
            findings.add(new Finding(
                    file,
                    "line " + exception.getLineNumber(),
                    "Expected DMN 1.5 by its schema, but: " + exception.getMessage()));
        }
    }
}
