package dev.sportello.schedule;

import static java.lang.classfile.ClassFile.ACC_FINAL;
import static java.lang.classfile.ClassFile.ACC_STATIC;
import static java.lang.classfile.ClassFile.ACC_SYNCHRONIZED;

import java.lang.classfile.AccessFlags;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.MonitorInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Rewrites one class so that [Schedule] controls its threads: a point before each use of a field that may change, of a
/// collection, and of what threads share; monitors and new threads become the schedule's own.
final class SchedulingPoints {
    private static final Pattern SHARED =
            Pattern.compile("java/util/(concurrent/.*|\\w*(Map|Set|List|Deque|Queue|Collection|Iterator))");
    private static final ClassDesc SCHEDULE = Schedule.class.describeConstable().orElseThrow();
    private static final ClassDesc OF_VIRTUAL =
            Thread.Builder.OfVirtual.class.describeConstable().orElseThrow();
    private static final ClassDesc EXECUTOR =
            ExecutorService.class.describeConstable().orElseThrow();
    private static final MethodTypeDesc NOTHING = MethodTypeDesc.of(ConstantDescs.CD_void);
    private static final MethodTypeDesc OF_A_MONITOR =
            MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_Object);
    private static final String OF_PLATFORM = "java/lang/Thread$Builder$OfPlatform";

    private final ClassFile classFile;
    private final ClassModel model;
    private final Set<String> finals;

    /// @param loader finds the classes that this one names
    SchedulingPoints(byte[] bytes, ClassLoader loader) {
        classFile = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(
                ClassHierarchyResolver.ofResourceParsing(loader).cached()));
        model = classFile.parse(bytes);
        finals = model.fields().stream()
                .filter(field -> (field.flags().flagsMask() & ACC_FINAL) != 0)
                .map(field -> field.fieldName().stringValue())
                .collect(Collectors.toSet());
    }

    byte[] put() {
        return classFile.transformClass(model, (builder, element) -> {
            if (element instanceof MethodModel method) {
                rewrite(method, builder);
            } else {
                builder.with(element);
            }
        });
    }

    private void rewrite(MethodModel method, ClassBuilder builder) {
        var flags = method.flags().flagsMask();
        var monitor = (flags & ACC_SYNCHRONIZED) != 0;
        var name = method.methodName().stringValue();
        var within = monitor ? name + "$within" : name;
        builder.withMethod(within, method.methodTypeSymbol(), flags & ~ACC_SYNCHRONIZED, rewritten -> {
            for (var element : method) {
                switch (element) {
                    case CodeModel code ->
                        rewritten.transformCode(code, (points, instruction) -> rewrite(name, instruction, points));
                    case AccessFlags _ -> {}
                    default -> rewritten.with(element);
                }
            }
        });
        if (monitor) {
            guard(method, within, flags & ~ACC_SYNCHRONIZED & ~ACC_FINAL, builder);
        }
    }

    /// A method that does the same within the schedule's monitor.
    private void guard(MethodModel method, String within, int flags, ClassBuilder builder) {
        var type = method.methodTypeSymbol();
        var isStatic = (flags & ACC_STATIC) != 0;
        builder.withMethodBody(method.methodName().stringValue(), type, flags, code -> {
            monitor(isStatic, code);
            code.invokestatic(SCHEDULE, "enter", OF_A_MONITOR);
            code.trying(
                    inside -> {
                        var slot = 0;
                        if (!isStatic) {
                            inside.aload(slot++);
                        }
                        for (var parameter : type.parameterList()) {
                            var kind = TypeKind.from(parameter);
                            inside.loadLocal(kind, slot);
                            slot += kind.slotSize();
                        }
                        if (isStatic) {
                            inside.invokestatic(model.thisClass().asSymbol(), within, type);
                        } else {
                            inside.invokespecial(model.thisClass().asSymbol(), within, type);
                        }
                        monitor(isStatic, inside);
                        inside.invokestatic(SCHEDULE, "exit", OF_A_MONITOR);
                        inside.return_(TypeKind.from(type.returnType()));
                    },
                    failed -> failed.catchingAll(thrown -> {
                        monitor(isStatic, thrown);
                        thrown.invokestatic(SCHEDULE, "exit", OF_A_MONITOR);
                        thrown.athrow();
                    }));
        });
    }

    private void monitor(boolean isStatic, CodeBuilder code) {
        if (isStatic) {
            code.loadConstant(model.thisClass().asSymbol());
        } else {
            code.aload(0);
        }
    }

    private void rewrite(String method, CodeElement element, CodeBuilder code) {
        switch (element) {
            case FieldInstruction field -> {
                if (!method.startsWith("<") && !isFinal(field)) {
                    code.invokestatic(SCHEDULE, "point", NOTHING);
                }
                code.with(field);
            }
            case MonitorInstruction monitor ->
                code.invokestatic(SCHEDULE, monitor.opcode() == Opcode.MONITORENTER ? "enter" : "exit", OF_A_MONITOR);
            case InvokeInstruction call -> rewrite(call, code);
            default -> code.with(element);
        }
    }

    private boolean isFinal(FieldInstruction field) {
        return !field.owner().equals(model.thisClass())
                || finals.contains(field.name().stringValue());
    }

    private void rewrite(InvokeInstruction call, CodeBuilder code) {
        var owner = call.owner().asInternalName();
        var name = call.name().stringValue();
        switch (owner + "." + name) {
            case "java/lang/Thread.ofPlatform", "java/lang/Thread.ofVirtual" ->
                code.invokestatic(SCHEDULE, "threads", MethodTypeDesc.of(OF_VIRTUAL));
            case OF_PLATFORM + ".daemon" ->
                code.invokestatic(SCHEDULE, "daemon", MethodTypeDesc.of(OF_VIRTUAL, OF_VIRTUAL));
            case "java/util/concurrent/Executors.newVirtualThreadPerTaskExecutor" ->
                code.invokestatic(SCHEDULE, "executor", MethodTypeDesc.of(EXECUTOR));
            case "java/util/concurrent/locks/LockSupport.parkNanos" ->
                code.invokestatic(SCHEDULE, "pause", call.typeSymbol());
            default -> {
                if (owner.equals(OF_PLATFORM)) {
                    code.invokeinterface(OF_VIRTUAL, name, ofVirtual(call.typeSymbol()));
                } else {
                    if (SHARED.matcher(owner).matches()) {
                        code.invokestatic(SCHEDULE, "point", NOTHING);
                    }
                    code.with(call);
                }
            }
        }
    }

    private static MethodTypeDesc ofVirtual(MethodTypeDesc type) {
        return MethodTypeDesc.ofDescriptor(
                type.descriptorString().replace('L' + OF_PLATFORM + ';', OF_VIRTUAL.descriptorString()));
    }
}
