package dev.sportello.relay;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What a record prints of itself may end in a log.
class SecretsInRecordsTest {
    private static final Pattern SECRET = Pattern.compile("(?i).*(hash|token|sealed|secret|password|plain)");

    @Test
    void noRecordPrintsASecretOrItsHash() {
        var records = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("dev.sportello").stream()
                        .filter(JavaClass::isRecord)
                        .filter(type -> type.getFields().stream().anyMatch(SecretsInRecordsTest::isSecret))
                        .toList();
        assertThat(records).hasSizeGreaterThan(20);
        assertThat(records.stream()
                        .filter(SecretsInRecordsTest::printsAll)
                        .map(JavaClass::getName)
                        .toList())
                .as("records that print all their fields")
                .isEmpty();
    }

    private static boolean isSecret(JavaField field) {
        return !field.getModifiers().contains(JavaModifier.STATIC)
                && field.getRawType().isEquivalentTo(String.class)
                && SECRET.matcher(field.getName()).matches();
    }

    /// The compiler's own `toString` asks the JDK to print every field.
    private static boolean printsAll(JavaClass type) {
        return method(type)
                .code()
                .orElseThrow()
                .elementStream()
                .anyMatch(element -> element instanceof InvokeDynamicInstruction call
                        && call.bootstrapMethod().owner().displayName().equals("ObjectMethods"));
    }

    private static MethodModel method(JavaClass type) {
        var path = "/" + type.getName().replace('.', '/') + ".class";
        try (var bytes = SecretsInRecordsTest.class.getResourceAsStream(path)) {
            return ClassFile.of().parse(Objects.requireNonNull(bytes).readAllBytes()).methods().stream()
                    .filter(method -> method.methodName().equalsString("toString"))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
