package io.github.callbackpoller.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.github.callbackpoller.Poller;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArchitectureTest {
    private static final String ROOT = "io.github.callbackpoller";
    private static final JavaClasses CORE =
            new ClassFileImporter()
                    .importUrl(Poller.class.getProtectionDomain().getCodeSource().getLocation());

    private static final String[] PURE = {
        packageOf("json"),
        packageOf("job"),
        packageOf("message"),
        packageOf("definition"),
        packageOf("decision"),
        packageOf("port")
    };
    private static final String[] UNCLOCKED = {
        packageOf("json"), packageOf("job"), packageOf("message"), packageOf("definition"),
        packageOf("decision"), packageOf("port"), packageOf("engine"), packageOf("sqs"),
        packageOf("sagemaker"), packageOf("glue"), packageOf("aws"), packageOf("sweep"),
        packageOf("operator")
    };

    /** Each package with all that it may use: a new arrow between packages is a decision. */
    @ParameterizedTest(name = "{0} uses {1}")
    @CsvSource({
        "json,       ''",
        "job,        ''",
        "message,    json job",
        "definition, json job message",
        "decision,   json job message definition",
        "port,       job message decision",
        "time,       ''",
        "trouble,    time",
        "engine,     job message definition decision port time trouble",
        "loop,       port engine time trouble",
        "sweep,      json job message definition decision port",
        "operator,   job message definition decision port sweep sqs",
        "aws,        job time trouble",
        "sqs,        json port aws time trouble",
        "sagemaker,  json job message decision port sweep aws time trouble",
        "glue,       json job aws",
    })
    void package_imports_onlyWhatStandsAboveIt(String name, String allowed) {
        var own =
                Stream.concat(Stream.of(name), Stream.of(allowed.split(" ")))
                        .filter(used -> !used.isEmpty())
                        .map(ArchitectureTest::packageOf)
                        .toArray(String[]::new);

        classes()
                .that()
                .resideInAPackage(packageOf(name))
                .should()
                .onlyDependOnClassesThat(
                        not(resideInAPackage(ROOT + "..")).or(resideInAnyPackage(own)))
                .check(CORE);
    }

    @Test
    void package_any_isInTheListAbove() {
        var packages =
                CORE.stream()
                        .map(type -> type.getPackageName())
                        .map(name -> name.equals(ROOT) ? "" : name.substring(ROOT.length() + 1))
                        .distinct();

        assertThat(packages)
                .containsExactlyInAnyOrder(
                        "",
                        "json",
                        "job",
                        "message",
                        "definition",
                        "decision",
                        "port",
                        "engine",
                        "time",
                        "trouble",
                        "loop",
                        "sweep",
                        "operator",
                        "aws",
                        "sqs",
                        "sagemaker",
                        "glue");
    }

    @Test
    void frontDoor_isUsedByNobodyInside() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT)
                .check(CORE);
    }

    @Test
    void packages_formNoCycle() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CORE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "software.amazon.awssdk..",
                "org.slf4j..",
                "io.github.resilience4j..",
                "java.util.concurrent.."
            })
    void pureCode_usesNoServiceNoLogAndNoThreads(String banned) {
        noClasses()
                .that()
                .resideInAnyPackage(PURE)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(banned)
                .check(CORE);
    }

    @Test
    void pureCode_hasNoClockAndNoChance() {
        noClasses()
                .that()
                .resideInAnyPackage(PURE)
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(Clock.class, InstantSource.class, Random.class, UUID.class)
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("java.util.random..")
                .check(CORE);
    }

    @Test
    void core_takesItsTimeFromOutside() {
        noClasses()
                .that()
                .resideInAnyPackage(UNCLOCKED)
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(Instant.class, "now", Clock.class)
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(InstantSource.class, "system")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(Random.class, ThreadLocalRandom.class)
                .check(CORE);
    }

    @Test
    void core_neverSleeps() {
        noClasses()
                .should()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callMethod(Thread.class, "sleep", long.class, int.class)
                .orShould()
                .callMethod(TimeUnit.class, "sleep", long.class)
                .check(CORE);
    }

    @Test
    void core_readsNoEnvironment() {
        noClasses()
                .should()
                .callMethod(System.class, "getenv")
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .orShould()
                .callMethod(System.class, "getProperty", String.class)
                .check(CORE);
    }

    @Test
    void token_secretIsReadOnlyWhereItGoesOnTheWire() {
        classes()
                .that()
                .resideOutsideOfPackages(packageOf("message"), packageOf("sagemaker"))
                .should()
                .onlyCallMethodsThat(
                        describe(
                                "don't reveal the token",
                                method ->
                                        !(method.getName().equals("secret")
                                                && method.getOwner()
                                                        .getSimpleName()
                                                        .equals("CallbackToken"))))
                .check(CORE);
    }

    @Test
    void classNames_sayWhatTheyAre() {
        var vague = Set.of("Util", "Utils", "Helper", "Manager", "Impl", "Constants", "Data");

        assertThat(CORE.stream().map(type -> type.getSimpleName()))
                .noneMatch(name -> vague.stream().anyMatch(name::endsWith))
                .noneMatch(name -> name.startsWith("Abstract"));
    }

    @Test
    void publicClasses_areFinal() {
        assertThat(
                        CORE.stream()
                                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                                .filter(type -> !type.isInterface() && !type.isEnum())
                                .filter(type -> !type.getModifiers().contains(JavaModifier.FINAL))
                                .map(type -> type.getName()))
                .isEmpty();
    }

    private static String packageOf(String name) {
        return ROOT + "." + name + "..";
    }
}
