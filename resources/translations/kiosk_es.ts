<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es">
<context>
    <name>AnswerCard</name>
    <message>
        <source>You chose not to answer.</source>
        <translation>Decidió no responder.</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Cambiar</translation>
    </message>
    <message>
        <source>Change: %1</source>
        <translation>Cambiar: %1</translation>
    </message>
</context>
<context>
    <name>AskedQuestion</name>
    <message>
        <source>Show the instructions again</source>
        <translation>Ver otra vez las instrucciones</translation>
    </message>
    <message>
        <source>More to read: %1</source>
        <translation>Para leer más: %1</translation>
    </message>
    <message>
        <source>%1 You can go on all the same.</source>
        <translation>%1 De todos modos puede continuar.</translation>
    </message>
    <message>
        <source>This was filled in for you. Change it if it is not right.</source>
        <translation>Esto ya venía escrito. Cámbielo si no es correcto.</translation>
    </message>
    <message>
        <source>I’d rather not say</source>
        <translation>Prefiero no decirlo</translation>
    </message>
    <message>
        <source>You chose not to answer. That is fine.</source>
        <translation>Decidió no responder. Está bien.</translation>
    </message>
</context>
<context>
    <name>Blank</name>
    <message>
        <source>Nothing here.</source>
        <translation>Aquí no hay nada.</translation>
    </message>
</context>
<context>
    <name>BlankCover</name>
    <message>
        <source>Show the screen</source>
        <translation>Mostrar la pantalla</translation>
    </message>
    <message>
        <source>The screen is blank for privacy. Touch a thing to hear it, touch it again to press it. To see the screen, touch the top edge twice.</source>
        <translation>La pantalla está en negro para proteger su privacidad. Toque algo para oírlo y tóquelo otra vez para pulsarlo. Para ver la pantalla, toque dos veces el borde de arriba.</translation>
    </message>
</context>
<context>
    <name>BodyMap</name>
    <message>
        <source>Head and neck</source>
        <translation>Cabeza y cuello</translation>
    </message>
    <message>
        <source>Chest and belly</source>
        <translation>Pecho y vientre</translation>
    </message>
    <message>
        <source>Back and buttocks</source>
        <translation>Espalda y glúteos</translation>
    </message>
    <message>
        <source>Arms and hands</source>
        <translation>Brazos y manos</translation>
    </message>
    <message>
        <source>Legs and feet</source>
        <translation>Piernas y pies</translation>
    </message>
    <message>
        <source>Head and neck, from the front</source>
        <translation>Cabeza y cuello, por delante</translation>
    </message>
    <message>
        <source>Head and neck, from behind</source>
        <translation>Cabeza y cuello, por detrás</translation>
    </message>
    <message>
        <source>Your right arm, from the front</source>
        <translation>Su brazo derecho, por delante</translation>
    </message>
    <message>
        <source>Your right arm, from behind</source>
        <translation>Su brazo derecho, por detrás</translation>
    </message>
    <message>
        <source>Your left arm, from the front</source>
        <translation>Su brazo izquierdo, por delante</translation>
    </message>
    <message>
        <source>Your left arm, from behind</source>
        <translation>Su brazo izquierdo, por detrás</translation>
    </message>
    <message>
        <source>Your right leg, from the front</source>
        <translation>Su pierna derecha, por delante</translation>
    </message>
    <message>
        <source>Your right leg, from behind</source>
        <translation>Su pierna derecha, por detrás</translation>
    </message>
    <message>
        <source>Your left leg, from the front</source>
        <translation>Su pierna izquierda, por delante</translation>
    </message>
    <message>
        <source>Your left leg, from behind</source>
        <translation>Su pierna izquierda, por detrás</translation>
    </message>
    <message>
        <source>Choose every place that hurts.</source>
        <translation>Elija todos los lugares que le duelen.</translation>
    </message>
</context>
<context>
    <name>BodyMapAside</name>
    <message>
        <source>You can choose more than one.</source>
        <translation>Puede elegir más de uno.</translation>
    </message>
    <message>
        <source>Touch each place that hurts.</source>
        <translation>Toque cada lugar que le duele.</translation>
    </message>
    <message>
        <source>Touch a part of the body. It gets larger.</source>
        <translation>Toque una parte del cuerpo. Se verá más grande.</translation>
    </message>
    <message>
        <source>Whole body</source>
        <translation>Todo el cuerpo</translation>
    </message>
    <message>
        <source>Show the front</source>
        <translation>Ver por delante</translation>
    </message>
    <message>
        <source>Show the back</source>
        <translation>Ver por detrás</translation>
    </message>
    <message>
        <source>Use the picture</source>
        <translation>Usar el dibujo</translation>
    </message>
    <message>
        <source>Use a list of words</source>
        <translation>Usar una lista</translation>
    </message>
    <message>
        <source>I’d rather not say</source>
        <translation>Prefiero no decirlo</translation>
    </message>
    <message>
        <source>You chose not to answer. That is fine.</source>
        <translation>Usted eligió no responder. Está bien.</translation>
    </message>
</context>
<context>
    <name>BodySides</name>
    <message>
        <source>Your left</source>
        <translation>Su izquierda</translation>
    </message>
    <message>
        <source>Your right</source>
        <translation>Su derecha</translation>
    </message>
    <message>
        <source>Back</source>
        <comment>of the body</comment>
        <translation>Detrás</translation>
    </message>
    <message>
        <source>Front</source>
        <comment>of the body</comment>
        <translation>Delante</translation>
    </message>
</context>
<context>
    <name>BodyTarget</name>
    <message>
        <source>%1. Places chosen: %2</source>
        <translation>%1. Lugares elegidos: %2</translation>
    </message>
</context>
<context>
    <name>BottomBar</name>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Pause reading</source>
        <translation>Pausar la lectura</translation>
    </message>
    <message>
        <source>Read to me</source>
        <translation>Leer en voz alta</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Más</translation>
    </message>
</context>
<context>
    <name>CalendarPage</name>
    <message>
        <source>Month</source>
        <translation>Mes</translation>
    </message>
    <message>
        <source>Month before</source>
        <translation>Mes anterior</translation>
    </message>
    <message>
        <source>Month after</source>
        <translation>Mes siguiente</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Año</translation>
    </message>
    <message>
        <source>Year before</source>
        <translation>Año anterior</translation>
    </message>
    <message>
        <source>Year after</source>
        <translation>Año siguiente</translation>
    </message>
    <message>
        <source>%1, today</source>
        <translation>%1, hoy</translation>
    </message>
</context>
<context>
    <name>ChoiceQuestion</name>
    <message>
        <source>You can choose more than one.</source>
        <translation>Puede elegir más de una.</translation>
    </message>
</context>
<context>
    <name>ChosenPlaces</name>
    <message>
        <source>You chose %1 places. The latest:</source>
        <translation>Eligió %1 lugares. Los últimos:</translation>
    </message>
    <message>
        <source>You chose:</source>
        <translation>Usted eligió:</translation>
    </message>
    <message>
        <source>Remove: %1</source>
        <translation>Quitar: %1</translation>
    </message>
</context>
<context>
    <name>ClockEntry</name>
    <message>
        <source>Hour</source>
        <translation>Hora</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>Minutos</translation>
    </message>
</context>
<context>
    <name>ConsentStep</name>
    <message>
        <source>Decision %1 of %2</source>
        <translation>Decisión %1 de %2</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>Version %1 · %2</source>
        <translation>Versión %1 · %2</translation>
    </message>
    <message>
        <source>What do you decide?</source>
        <translation>¿Qué decide?</translation>
    </message>
    <message>
        <source>Choose one of the two. Both are fine, and you can change it until you sign.</source>
        <translation>Elija una de las dos. Ambas están bien, y puede cambiarla hasta que firme.</translation>
    </message>
    <message>
        <source>Why? You do not have to say.</source>
        <translation>¿Por qué? No tiene que decirlo.</translation>
    </message>
    <message>
        <source>I agree</source>
        <translation>Acepto</translation>
    </message>
    <message>
        <source>I do not agree</source>
        <translation>No acepto</translation>
    </message>
    <message>
        <source>Saying no is fine. Your other care goes on as before.</source>
        <translation>Está bien decir que no. El resto de su atención sigue como antes.</translation>
    </message>
</context>
<context>
    <name>DateEntry</name>
    <message>
        <source>Month</source>
        <translation>Mes</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Día</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Año</translation>
    </message>
</context>
<context>
    <name>DayEntry</name>
    <message>
        <source>Close the calendar</source>
        <translation>Cerrar el calendario</translation>
    </message>
    <message>
        <source>Open a calendar</source>
        <translation>Abrir un calendario</translation>
    </message>
</context>
<context>
    <name>DisplayQuestion</name>
    <message>
        <source>Your nurse will ask you this.</source>
        <translation>Esto se lo preguntará su enfermera o enfermero.</translation>
    </message>
    <message>
        <source>Your nurse will take this from you.</source>
        <translation>Esto se lo recibirá su enfermera o enfermero.</translation>
    </message>
</context>
<context>
    <name>DisplaySheet</name>
    <message>
        <source>How should the screen look?</source>
        <translation>¿Cómo quiere ver la pantalla?</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Letras</translation>
    </message>
    <message>
        <source>Usual</source>
        <translation>Normales</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Más grandes</translation>
    </message>
    <message>
        <source>Largest</source>
        <translation>Las más grandes</translation>
    </message>
    <message>
        <source>Colors</source>
        <translation>Colores</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>Black and white</source>
        <translation>Blanco y negro</translation>
    </message>
    <message>
        <source>Less movement on the screen</source>
        <translation>Menos movimiento en la pantalla</translation>
    </message>
    <message>
        <source>Back to where I was</source>
        <translation>Volver a donde estaba</translation>
    </message>
</context>
<context>
    <name>EntriesQuestion</name>
    <message>
        <source>Add another</source>
        <translation>Agregar otro</translation>
    </message>
</context>
<context>
    <name>EntryCard</name>
    <message>
        <source>Remove %1 and what you answered there?</source>
        <translation>¿Quitar “%1” y lo que respondió ahí?</translation>
    </message>
    <message>
        <source>Nothing given yet.</source>
        <translation>Todavía no hay nada.</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Dejarlo</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Cambiar</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>Quitarlo</translation>
    </message>
    <message>
        <source>Remove this one</source>
        <translation>Quitar este</translation>
    </message>
</context>
<context>
    <name>FaultSheet</name>
    <message>
        <source>Please hand the tablet to a member of staff.</source>
        <translation>Entregue la tableta a una persona del equipo, por favor.</translation>
    </message>
    <message>
        <source>The tablet needs a moment with them. You did nothing wrong.</source>
        <translation>La tableta necesita que la revisen un momento. Usted no hizo nada mal.</translation>
    </message>
    <message>
        <source>For staff: %1</source>
        <translation>Para el personal: %1</translation>
    </message>
    <message>
        <source>For staff: the clinic has not let this tablet in yet, or the tablet does not reach it. Tell IT. This message goes away by itself.</source>
        <translation>Para el personal: la clínica todavía no ha admitido esta tableta, o la tableta no puede comunicarse con ella. Avise a informática. Este mensaje desaparece solo.</translation>
    </message>
    <message>
        <source>For staff: less than 200 MB are free on this tablet, so no new visit begins. Tell IT to make room. What is sealed already is safe and goes on being sent. This message goes away by itself.</source>
        <translation>Para el personal: en esta tableta quedan menos de 200 MB libres, así que no se puede empezar otra visita. Avise a informática para que liberen espacio. Lo que ya está sellado está a salvo y se sigue enviando. Este mensaje desaparece solo.</translation>
    </message>
</context>
<context>
    <name>FaultSummary</name>
    <message>
        <source>Before you go on, look at this once more:</source>
        <translation>Antes de continuar, vuelva a mirar esto:</translation>
    </message>
    <message>
        <source>Go to: %1</source>
        <translation>Ir a: %1</translation>
    </message>
</context>
<context>
    <name>FileQuestion</name>
    <message>
        <source>There is no file here to choose. You can also give it to your nurse.</source>
        <translation>Aquí no hay ningún archivo para elegir. También puede dárselo a su enfermera o enfermero.</translation>
    </message>
    <message>
        <source>Choose a file, or give it to your nurse.</source>
        <translation>Elija un archivo, o déselo a su enfermera o enfermero.</translation>
    </message>
    <message>
        <source>This file cannot be read now. Choose another one, or give it to your nurse.</source>
        <translation>Este archivo no se puede leer ahora. Elija otro, o déselo a su enfermera o enfermero.</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Buscar otra vez</translation>
    </message>
</context>
<context>
    <name>Form</name>
    <message>
        <source>Answer at least one of these questions.</source>
        <translation>Responda al menos una de estas preguntas.</translation>
    </message>
    <message>
        <source>Look at this once more.</source>
        <translation>Vuelva a mirar esto.</translation>
    </message>
    <message>
        <source>Questions %1 to %2</source>
        <translation>Preguntas %1 a %2</translation>
    </message>
    <message>
        <source>Question %1</source>
        <translation>Pregunta %1</translation>
    </message>
    <message>
        <source>%1 to go</source>
        <translation>%1 por responder</translation>
    </message>
    <message>
        <source>nearly done</source>
        <translation>casi termina</translation>
    </message>
    <message>
        <source>a few to go</source>
        <translation>faltan pocas</translation>
    </message>
    <message>
        <source>about %1 to go</source>
        <translation>unas %1 por responder</translation>
    </message>
    <message>
        <source>the last ones</source>
        <translation>las últimas</translation>
    </message>
    <message>
        <source>the last one</source>
        <translation>la última</translation>
    </message>
</context>
<context>
    <name>GivenAnswer</name>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Remove: %1</source>
        <translation>Quitar: %1</translation>
    </message>
</context>
<context>
    <name>IdentifyStep</name>
    <message>
        <source>The code has six letters and numbers, such as F7K 2MD. You can also go on without it: choose “I have no code”.</source>
        <translation>El código tiene seis letras y números, como F7K 2MD. También puede seguir sin él: elija “No tengo código”.</translation>
    </message>
    <message>
        <source>The code has six letters and numbers, such as F7K 2MD.</source>
        <translation>El código tiene seis letras y números, por ejemplo F7K 2MD.</translation>
    </message>
    <message>
        <source>A code never has I, L, O, U or Z, and never 0 or 1. Please look at your slip once more: it may be J, D, Q, V, 7 or 2.</source>
        <translation>Un código nunca tiene I, L, O, U ni Z, y nunca 0 ni 1. Por favor, mire otra vez su papel: puede ser J, D, Q, V, 7 o 2.</translation>
    </message>
    <message>
        <source>This code has a letter or number that does not fit. Please compare it with your slip.</source>
        <translation>Este código tiene una letra o un número que no encaja. Compárelo con su papel, por favor.</translation>
    </message>
    <message>
        <source>Choose the month, then type the day and all four digits of the year, such as 1950.</source>
        <translation>Elija el mes y escriba el día y las cuatro cifras del año, por ejemplo 1950.</translation>
    </message>
    <message>
        <source>That month does not have such a day. Please look at the day once more.</source>
        <translation>Ese mes no tiene ese día. Revise el día una vez más, por favor.</translation>
    </message>
    <message>
        <source>That day is still to come. Please look at the year once more.</source>
        <translation>Ese día todavía no ha llegado. Revise el año una vez más, por favor.</translation>
    </message>
    <message>
        <source>That is more than 120 years ago. Please look at the year once more.</source>
        <translation>Eso fue hace más de 120 años. Revise el año una vez más, por favor.</translation>
    </message>
    <message>
        <source>What is your code?</source>
        <translation>¿Cuál es su código?</translation>
    </message>
    <message>
        <source>What is your first name?</source>
        <translation>¿Cuál es su nombre?</translation>
    </message>
    <message>
        <source>What is your last name?</source>
        <translation>¿Cuáles son sus apellidos?</translation>
    </message>
    <message>
        <source>When were you born?</source>
        <translation>¿Cuándo nació?</translation>
    </message>
    <message>
        <source>About you, %1 of %2</source>
        <translation>Sobre usted, %1 de %2</translation>
    </message>
    <message>
        <source>The front desk gave it to you.</source>
        <translation>Se lo dieron en la recepción.</translation>
    </message>
    <message>
        <source>We ask so that your answers reach the right chart.</source>
        <translation>Lo preguntamos para que sus respuestas lleguen al expediente correcto.</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Código</translation>
    </message>
    <message>
        <source>I have no code</source>
        <translation>No tengo código</translation>
    </message>
    <message>
        <source>First name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Last name</source>
        <translation>Apellidos</translation>
    </message>
    <message>
        <source>I have only one name</source>
        <translation>Tengo un solo nombre</translation>
    </message>
    <message>
        <source>Please type your name as it is on your ID or insurance card.</source>
        <translation>Escriba su nombre como aparece en su identificación o en su tarjeta del seguro, por favor.</translation>
    </message>
    <message>
        <source>As it is on your ID or insurance card.</source>
        <translation>Como aparece en su identificación o en su tarjeta del seguro.</translation>
    </message>
</context>
<context>
    <name>IdleCurtain</name>
    <message>
        <source>Please hand the tablet to a member of staff.</source>
        <translation>Entregue la tableta a una persona del equipo, por favor.</translation>
    </message>
    <message>
        <source>Your answers are covered.</source>
        <translation>Sus respuestas están tapadas.</translation>
    </message>
    <message>
        <source>The answers stay covered. They will be removed from this tablet if nobody comes.</source>
        <translation>Las respuestas siguen tapadas. Se borrarán de esta tableta si no viene nadie.</translation>
    </message>
    <message>
        <source>To go on, give your date of birth.</source>
        <translation>Para seguir, indique su fecha de nacimiento.</translation>
    </message>
    <message>
        <source>Take all the time you need. To go on, touch the screen.</source>
        <translation>Tómese todo el tiempo que necesite. Para seguir, toque la pantalla.</translation>
    </message>
    <message>
        <source>That is not the date given at the start. Tries left: %1</source>
        <translation>Esa no es la fecha que indicó al principio. Intentos que quedan: %1</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Seguir</translation>
    </message>
    <message>
        <source>Start anew?</source>
        <translation>¿Empezar de nuevo?</translation>
    </message>
    <message>
        <source>A visit was interrupted.</source>
        <translation>Se interrumpió una visita.</translation>
    </message>
    <message>
        <source>The answers of the visit that was interrupted will be removed from this tablet. The front desk will be told.</source>
        <translation>Las respuestas de la visita interrumpida se borrarán de esta tableta. Se avisará a la recepción.</translation>
    </message>
    <message>
        <source>Yes, start anew</source>
        <translation>Sí, empezar de nuevo</translation>
    </message>
    <message>
        <source>No, go back</source>
        <translation>No, volver</translation>
    </message>
    <message>
        <source>If it is yours, enter your date of birth to go on. Your answers are still here.</source>
        <translation>Si es la suya, escriba su fecha de nacimiento para continuar. Sus respuestas siguen aquí.</translation>
    </message>
    <message>
        <source>This is not me</source>
        <translation>No soy yo</translation>
    </message>
</context>
<context>
    <name>IdleWarning</name>
    <message>
        <source>Are you still here?</source>
        <translation>¿Sigue aquí?</translation>
    </message>
    <message>
        <source>Take all the time you need. To keep your answers private, the screen will be covered soon.</source>
        <translation>Tómese todo el tiempo que necesite. Para proteger sus respuestas, la pantalla se tapará pronto.</translation>
    </message>
    <message>
        <source>Seconds left: %1</source>
        <translation>Segundos que quedan: %1</translation>
    </message>
    <message>
        <source>I am still here</source>
        <translation>Sigo aquí</translation>
    </message>
</context>
<context>
    <name>KeyboardKey</name>
    <message>
        <source>Done</source>
        <translation>Listo</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Espacio</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Borrar</translation>
    </message>
    <message>
        <source>Capital letter</source>
        <translation>Mayúscula</translation>
    </message>
    <message>
        <source>Numbers and signs</source>
        <translation>Números y signos</translation>
    </message>
    <message>
        <source>Letters with accents</source>
        <translation>Letras con acento</translation>
    </message>
    <message>
        <source>Dot com</source>
        <translation>Punto com</translation>
    </message>
    <message>
        <source>At sign</source>
        <translation>Arroba</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Punto</translation>
    </message>
    <message>
        <source>Comma</source>
        <translation>Coma</translation>
    </message>
    <message>
        <source>Underscore</source>
        <translation>Guion bajo</translation>
    </message>
    <message>
        <source>Hyphen</source>
        <translation>Guion</translation>
    </message>
    <message>
        <source>Apostrophe</source>
        <translation>Apóstrofo</translation>
    </message>
    <message>
        <source>Slash</source>
        <translation>Barra</translation>
    </message>
    <message>
        <source>Colon</source>
        <translation>Dos puntos</translation>
    </message>
    <message>
        <source>Semicolon</source>
        <translation>Punto y coma</translation>
    </message>
    <message>
        <source>Opening parenthesis</source>
        <translation>Abrir paréntesis</translation>
    </message>
    <message>
        <source>Closing parenthesis</source>
        <translation>Cerrar paréntesis</translation>
    </message>
    <message>
        <source>Question mark</source>
        <translation>Signo de interrogación</translation>
    </message>
    <message>
        <source>Exclamation mark</source>
        <translation>Signo de exclamación</translation>
    </message>
    <message>
        <source>Quotation mark</source>
        <translation>Comillas</translation>
    </message>
    <message>
        <source>Dollar sign</source>
        <translation>Signo de dólar</translation>
    </message>
    <message>
        <source>And sign</source>
        <translation>Signo &amp;</translation>
    </message>
    <message>
        <source>Plus</source>
        <translation>Más</translation>
    </message>
    <message>
        <source>Percent</source>
        <translation>Por ciento</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>Letras</translation>
    </message>
</context>
<context>
    <name>LanguageSheet</name>
    <message>
        <source>Which language do you prefer?</source>
        <translation>¿Qué idioma prefiere?</translation>
    </message>
    <message>
        <source>Back to where I was</source>
        <translation>Volver a donde estaba</translation>
    </message>
</context>
<context>
    <name>LongListQuestion</name>
    <message>
        <source>Close the list</source>
        <translation>Cerrar la lista</translation>
    </message>
    <message>
        <source>Choose from the list</source>
        <translation>Elegir de la lista</translation>
    </message>
    <message>
        <source>Choose another answer</source>
        <translation>Elegir otra respuesta</translation>
    </message>
    <message>
        <source>Type a few letters</source>
        <translation>Escriba algunas letras</translation>
    </message>
    <message>
        <source>Nothing on the list has these letters.</source>
        <translation>Nada en la lista tiene estas letras.</translation>
    </message>
    <message>
        <source>%1 more</source>
        <translation>%1 más</translation>
    </message>
</context>
<context>
    <name>MeaningButton</name>
    <message>
        <source>Hide this</source>
        <translation>Ocultar esto</translation>
    </message>
    <message>
        <source>What does this mean?</source>
        <translation>¿Qué significa esto?</translation>
    </message>
</context>
<context>
    <name>MomentQuestion</name>
    <message>
        <source>And at what time? You can leave this empty.</source>
        <translation>¿Y a qué hora? Puede dejar esto en blanco.</translation>
    </message>
</context>
<context>
    <name>MonthButton</name>
    <message>
        <source>Choose</source>
        <translation>Elegir</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Mes</translation>
    </message>
</context>
<context>
    <name>MoreSheet</name>
    <message>
        <source>One moment…</source>
        <translation>Un momento…</translation>
    </message>
    <message>
        <source>A member of staff has been told and will bring you paper.</source>
        <translation>El personal ya lo sabe y le traerá papel.</translation>
    </message>
    <message>
        <source>Your request has been sent. You can wait here, or go on.</source>
        <translation>Su petición se ha enviado. Puede esperar aquí o seguir.</translation>
    </message>
    <message>
        <source>Your request could not be sent. Please wave to a member of staff.</source>
        <translation>Su petición no se pudo enviar. Por favor, haga una seña al personal.</translation>
    </message>
    <message>
        <source>Start over?</source>
        <translation>¿Empezar de nuevo?</translation>
    </message>
    <message>
        <source>What would help you?</source>
        <translation>¿Qué le ayudaría?</translation>
    </message>
    <message>
        <source>I need a break</source>
        <translation>Necesito una pausa</translation>
    </message>
    <message>
        <source>Covers your answers at once.</source>
        <translation>Tapa sus respuestas enseguida.</translation>
    </message>
    <message>
        <source>Make the words larger</source>
        <translation>Agrandar las palabras</translation>
    </message>
    <message>
        <source>Or choose other colors, or less movement.</source>
        <translation>O elegir otros colores o menos movimiento.</translation>
    </message>
    <message>
        <source>I would rather use paper</source>
        <translation>Prefiero usar papel</translation>
    </message>
    <message>
        <source>Asks a member of staff to bring it.</source>
        <translation>Pide a alguien del personal que se lo traiga.</translation>
    </message>
    <message>
        <source>Start over</source>
        <translation>Empezar de nuevo</translation>
    </message>
    <message>
        <source>Removes all that you have answered.</source>
        <translation>Borra todo lo que ha respondido.</translation>
    </message>
    <message>
        <source>All that you have answered will be removed from this tablet. If you called for help, help still comes.</source>
        <translation>Todo lo que ha respondido se borrará de esta tableta. Si pidió ayuda, la ayuda vendrá de todos modos.</translation>
    </message>
    <message>
        <source>Yes, remove my answers and start over</source>
        <translation>Sí, borrar mis respuestas y empezar de nuevo</translation>
    </message>
    <message>
        <source>No, keep my answers</source>
        <translation>No, conservar mis respuestas</translation>
    </message>
    <message>
        <source>Back to where I was</source>
        <translation>Volver a donde estaba</translation>
    </message>
</context>
<context>
    <name>NurseButton</name>
    <message>
        <source>Calling…</source>
        <translation>Llamando…</translation>
    </message>
    <message>
        <source>Call sent</source>
        <translation>Llamada enviada</translation>
    </message>
    <message>
        <source>Nurse knows</source>
        <translation>Ya lo saben</translation>
    </message>
    <message>
        <source>Call a nurse</source>
        <translation>Pedir ayuda</translation>
    </message>
</context>
<context>
    <name>NurseNews</name>
    <message>
        <source>Your call has been sent. You can go on, or wait here.</source>
        <translation>Su llamada se envió. Puede seguir o esperar aquí.</translation>
    </message>
    <message>
        <source>A nurse has been told and will come as soon as possible.</source>
        <translation>Enfermería ya lo sabe y vendrá lo antes posible.</translation>
    </message>
    <message>
        <source>Your call could not be sent. Please wave to a member of staff.</source>
        <translation>Su llamada no se pudo enviar. Haga una seña a una persona del equipo, por favor.</translation>
    </message>
</context>
<context>
    <name>OnScreenKeyboard</name>
    <message>
        <source>Keyboard</source>
        <translation>Teclado</translation>
    </message>
</context>
<context>
    <name>OtherSigners</name>
    <message>
        <source>Signs for the patient: %1</source>
        <translation>Firma por la persona atendida: %1</translation>
    </message>
    <message>
        <source>Interpreter: %1</source>
        <translation>Intérprete: %1</translation>
    </message>
    <message>
        <source>Witness: %1</source>
        <translation>Testigo: %1</translation>
    </message>
    <message>
        <source>Someone helps or signs for me</source>
        <translation>Alguien me ayuda o firma por mí</translation>
    </message>
</context>
<context>
    <name>OwnChoice</name>
    <message>
        <source>Something else</source>
        <translation>Otra cosa</translation>
    </message>
</context>
<context>
    <name>PageScroller</name>
    <message>
        <source>More below</source>
        <translation>Más abajo</translation>
    </message>
    <message>
        <source>Back to the top</source>
        <translation>Volver arriba</translation>
    </message>
</context>
<context>
    <name>PatientWindow</name>
    <message>
        <source>Intake</source>
        <translation>Ingreso</translation>
    </message>
    <message>
        <source>Learn</source>
        <translation>Aprender</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>Preguntas</translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>Decidir</translation>
    </message>
    <message>
        <source>Sign</source>
        <translation>Firmar</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>Paso %1 de %2</translation>
    </message>
</context>
<context>
    <name>Question</name>
    <message>
        <source>Yes</source>
        <translation>Sí</translation>
    </message>
    <message>
        <source>No</source>
        <translation>No</translation>
    </message>
    <message>
        <source>Choose the answer that fits best.</source>
        <translation>Elija la respuesta que mejor encaje.</translation>
    </message>
    <message>
        <source>Choose at least %1.</source>
        <translation>Elija al menos %1.</translation>
    </message>
    <message>
        <source>Choose from %1 to %2.</source>
        <translation>Elija de %1 a %2.</translation>
    </message>
    <message>
        <source>Choose %2 at most.</source>
        <translation>Elija %2 como máximo.</translation>
    </message>
    <message>
        <source>Choose every answer that fits.</source>
        <translation>Elija todas las respuestas que encajen.</translation>
    </message>
    <message>
        <source>Choose Yes or No.</source>
        <translation>Elija Sí o No.</translation>
    </message>
    <message>
        <source>Choose the number that fits best.</source>
        <translation>Elija el número que mejor encaje.</translation>
    </message>
    <message>
        <source>Type a number.</source>
        <translation>Escriba un número.</translation>
    </message>
    <message>
        <source>Type your answer.</source>
        <translation>Escriba su respuesta.</translation>
    </message>
    <message>
        <source>Choose the month, and type the day and the year.</source>
        <translation>Elija el mes y escriba el día y el año.</translation>
    </message>
    <message>
        <source>You may also leave this one out.</source>
        <translation>También puede dejar esta sin responder.</translation>
    </message>
    <message>
        <source>This day is not in the calendar. Look at the day and the year once more.</source>
        <translation>Este día no está en el calendario. Revise el día y el año una vez más.</translation>
    </message>
    <message>
        <source>Use digits only, such as %1.</source>
        <translation>Use solo cifras, por ejemplo %1.</translation>
    </message>
    <message>
        <source>Digits after the point: %1 at most.</source>
        <translation>Cifras después del punto: %1 como máximo.</translation>
    </message>
    <message>
        <source>This is too long: %1 characters at most.</source>
        <translation>Es demasiado largo: %1 caracteres como máximo.</translation>
    </message>
    <message>
        <source>Look at it once more, or ask a member of staff.</source>
        <translation>Revíselo una vez más o pregunte a una persona del equipo.</translation>
    </message>
    <message>
        <source>Type the hour, and the minutes from 00 to 59.</source>
        <translation>Escriba la hora, y los minutos de 00 a 59.</translation>
    </message>
    <message>
        <source>A little more, please: %1 characters at least.</source>
        <translation>Un poco más, por favor: al menos %1 caracteres.</translation>
    </message>
    <message>
        <source>Choose or add at least %1.</source>
        <translation>Elija o agregue al menos %1.</translation>
    </message>
    <message>
        <source>%1 at most.</source>
        <translation>%1 como máximo.</translation>
    </message>
    <message>
        <source>Choose the unit too.</source>
        <translation>Elija también la unidad.</translation>
    </message>
    <message>
        <source>A web address has no spaces, such as www.example.org.</source>
        <translation>Una dirección web no tiene espacios, por ejemplo www.example.org.</translation>
    </message>
    <message>
        <source>From %1 to %2</source>
        <translation>De %1 a %2</translation>
    </message>
    <message>
        <source>%1 or more</source>
        <translation>%1 o más</translation>
    </message>
    <message>
        <source>%2 or less</source>
        <translation>%2 o menos</translation>
    </message>
    <message>
        <source>%1 or later</source>
        <translation>%1 o después</translation>
    </message>
    <message>
        <source>%2 or earlier</source>
        <translation>%2 o antes</translation>
    </message>
    <message>
        <source>Like this: %1</source>
        <translation>Así: %1</translation>
    </message>
    <message>
        <source>Type the web address.</source>
        <translation>Escriba la dirección web.</translation>
    </message>
    <message>
        <source>Type a number, and choose the unit.</source>
        <translation>Escriba un número y elija la unidad.</translation>
    </message>
    <message>
        <source>Type the hour and the minutes, and choose %1 or %2.</source>
        <translation>Elija %1 o %2, y escriba la hora y los minutos.</translation>
    </message>
    <message>
        <source>Type the hour and the minutes.</source>
        <translation>Escriba la hora y los minutos.</translation>
    </message>
    <message>
        <source>%1 characters at most</source>
        <translation>%1 caracteres como máximo</translation>
    </message>
    <message>
        <source>Type your first and last name to sign.</source>
        <translation>Escriba su nombre y apellidos para firmar.</translation>
    </message>
    <message>
        <source>Draw your name in the box with a finger, or choose “Type my name”.</source>
        <translation>Firme en el recuadro con un dedo o elija “Escribir mi nombre”.</translation>
    </message>
</context>
<context>
    <name>ReadAloud</name>
    <message>
        <source>I speak like this.</source>
        <translation>Hablo así.</translation>
    </message>
    <message>
        <source>The screen is blank now. Touch a place to hear what is there. Touch it again to press it. To see the screen again, touch the top edge twice.</source>
        <translation>Ahora la pantalla está en negro. Toque un lugar para oír qué hay allí. Tóquelo otra vez para pulsarlo. Para volver a ver la pantalla, toque dos veces el borde de arriba.</translation>
    </message>
    <message>
        <source>The screen can be seen again.</source>
        <translation>La pantalla se ve otra vez.</translation>
    </message>
</context>
<context>
    <name>ReadAloudSheet</name>
    <message>
        <source>Are your headphones on?</source>
        <translation>¿Tiene puestos los audífonos?</translation>
    </message>
    <message>
        <source>The tablet cannot read to you now.</source>
        <translation>La tableta no puede leerle ahora.</translation>
    </message>
    <message>
        <source>Reading is paused</source>
        <translation>La lectura está en pausa</translation>
    </message>
    <message>
        <source>A nurse can read to you. Press “Call a nurse” when you are back.</source>
        <translation>Una enfermera o un enfermero puede leerle. Al volver, toque “Pedir ayuda”.</translation>
    </message>
    <message>
        <source>What is read to you may be private. With headphones, only you hear it.</source>
        <translation>Lo que se le lee puede ser privado. Con audífonos, solo usted lo oye.</translation>
    </message>
    <message>
        <source>How fast?</source>
        <translation>¿A qué velocidad?</translation>
    </message>
    <message>
        <source>Slower</source>
        <translation>Más lenta</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Faster</source>
        <translation>Más rápida</translation>
    </message>
    <message>
        <source>Go on reading</source>
        <translation>Seguir leyendo</translation>
    </message>
    <message>
        <source>Yes, read to me</source>
        <translation>Sí, leer en voz alta</translation>
    </message>
    <message>
        <source>Show the screen</source>
        <translation>Mostrar la pantalla</translation>
    </message>
    <message>
        <source>Make the screen blank, so that nobody sees my answers</source>
        <translation>Poner la pantalla en negro para que nadie vea mis respuestas</translation>
    </message>
    <message>
        <source>Stop reading</source>
        <translation>Dejar de leer</translation>
    </message>
    <message>
        <source>Back to where I was</source>
        <translation>Volver a donde estaba</translation>
    </message>
</context>
<context>
    <name>RepeatedQuestion</name>
    <message>
        <source>Add another</source>
        <translation>Agregar otra</translation>
    </message>
</context>
<context>
    <name>RepresentativeLines</name>
    <message>
        <source>First and last name of the person who signs</source>
        <translation>Nombre y apellido de la persona que firma</translation>
    </message>
    <message>
        <source>Related to the patient as, for example, mother or son</source>
        <translation>Qué es de la persona atendida: por ejemplo, madre o hijo</translation>
    </message>
    <message>
        <source>What gives this person the right to decide?</source>
        <translation>¿Qué le da a esta persona el derecho a decidir?</translation>
    </message>
    <message>
        <source>Parent of a patient under 18</source>
        <translation>Es padre o madre, y la persona atendida tiene menos de 18 años</translation>
    </message>
    <message>
        <source>Legal guardian</source>
        <translation>Es tutor o tutora legal</translation>
    </message>
    <message>
        <source>Health care proxy or power of attorney</source>
        <translation>Tiene un poder para decidir sobre su salud</translation>
    </message>
    <message>
        <source>Something else</source>
        <translation>Otra cosa</translation>
    </message>
    <message>
        <source>In a few words, what is it?</source>
        <translation>En pocas palabras, ¿qué es?</translation>
    </message>
    <message>
        <source>Anything else about it (can stay empty)</source>
        <translation>Algo más sobre esto (puede quedar vacío)</translation>
    </message>
</context>
<context>
    <name>Review</name>
    <message>
        <source>Given: %1</source>
        <translation>Anotados: %1</translation>
    </message>
    <message>
        <source>Not answered yet.</source>
        <translation>Todavía sin responder.</translation>
    </message>
</context>
<context>
    <name>ReviewStep</name>
    <message>
        <source>There is nothing to check</source>
        <translation>No hay nada que revisar</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Siguiente</translation>
    </message>
    <message>
        <source>You can go on.</source>
        <translation>Puede seguir.</translation>
    </message>
    <message>
        <source>Are your answers right?</source>
        <translation>¿Son correctas sus respuestas?</translation>
    </message>
    <message>
        <source>My answers are right</source>
        <translation>Mis respuestas son correctas</translation>
    </message>
    <message>
        <source>You can change any of them now.</source>
        <translation>Puede cambiar cualquiera de ellas ahora.</translation>
    </message>
</context>
<context>
    <name>ScaleCells</name>
    <message>
        <source>%1 = %2</source>
        <translation>%1 = %2</translation>
    </message>
</context>
<context>
    <name>ScaleLine</name>
    <message>
        <source>Touch the line</source>
        <translation>Toque la línea</translation>
    </message>
    <message>
        <source>No number chosen yet</source>
        <translation>Aún no hay un número elegido</translation>
    </message>
    <message>
        <source>One less</source>
        <translation>Uno menos</translation>
    </message>
    <message>
        <source>One more</source>
        <translation>Uno más</translation>
    </message>
    <message>
        <source>%1 No number chosen yet</source>
        <translation>%1 Aún no hay un número elegido</translation>
    </message>
    <message>
        <source>%1 = %2</source>
        <translation>%1 = %2</translation>
    </message>
</context>
<context>
    <name>ScreeningStep</name>
    <message>
        <source>Back to my answers</source>
        <translation>Volver a mis respuestas</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Siguiente</translation>
    </message>
    <message>
        <source>Show the instructions again</source>
        <translation>Ver otra vez las instrucciones</translation>
    </message>
</context>
<context>
    <name>SignatureQuestion</name>
    <message>
        <source>Draw my name</source>
        <translation>Dibujar mi firma</translation>
    </message>
    <message>
        <source>Type my name</source>
        <translation>Escribir mi nombre</translation>
    </message>
    <message>
        <source>Box to sign in with a finger. You can type your name instead.</source>
        <translation>Recuadro para firmar con un dedo. También puede escribir su nombre.</translation>
    </message>
    <message>
        <source>You signed.</source>
        <translation>Usted firmó.</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Borrar</translation>
    </message>
    <message>
        <source>Your first and last name</source>
        <translation>Su nombre y apellidos</translation>
    </message>
</context>
<context>
    <name>SignatureStep</name>
    <message>
        <source>Sign your name</source>
        <translation>Firme con su nombre</translation>
    </message>
    <message>
        <source>Seal and send my answers</source>
        <translation>Sellar y enviar mis respuestas</translation>
    </message>
    <message>
        <source>Your signature says: I read or heard the agreements, and the choices are mine. You can change your mind at any time.</source>
        <translation>Su firma dice: leí o escuché los acuerdos y las decisiones son mías. Puede cambiar de opinión en cualquier momento.</translation>
    </message>
    <message>
        <source>Draw my name</source>
        <translation>Dibujar mi firma</translation>
    </message>
    <message>
        <source>Type my name</source>
        <translation>Escribir mi nombre</translation>
    </message>
    <message>
        <source>Type your first and last name to sign.</source>
        <translation>Escriba su nombre y apellidos para firmar.</translation>
    </message>
    <message>
        <source>The witness types their own first and last name.</source>
        <translation>El testigo escribe su propio nombre y apellido.</translation>
    </message>
    <message>
        <source>Draw your name in the box with a finger, or choose “Type my name”.</source>
        <translation>Firme en el recuadro con un dedo o elija “Escribir mi nombre”.</translation>
    </message>
    <message>
        <source>Who signs, and who helps?</source>
        <translation>¿Quién firma y quién ayuda?</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Listo</translation>
    </message>
    <message>
        <source>Your signature says: I decide for the patient. I read or heard the agreements, and the choices are right for the patient. You can change your mind at any time.</source>
        <translation>Su firma dice: Decido por la persona atendida. Leí los acuerdos, y las decisiones son las correctas para ella. Puede cambiar de idea en cualquier momento.</translation>
    </message>
    <message>
        <source>Box to sign in with a finger. You can type your name instead.</source>
        <translation>Recuadro para firmar con un dedo. También puede escribir su nombre.</translation>
    </message>
    <message>
        <source>Printed name: %1</source>
        <translation>Nombre impreso: %1</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Borrar</translation>
    </message>
    <message>
        <source>Your first and last name</source>
        <translation>Su nombre y apellidos</translation>
    </message>
    <message>
        <source>%1: say to the person with you, “Yes, these are my choices.” That person is your witness. The witness types their own name here.</source>
        <translation>%1: dígale a la persona que está con usted: “Sí, estas son mis decisiones”. Esa persona es su testigo. El testigo escribe aquí su propio nombre.</translation>
    </message>
    <message>
        <source>First and last name of the witness</source>
        <translation>Nombre y apellido del testigo</translation>
    </message>
    <message>
        <source>Say yes to a witness</source>
        <translation>Decir que sí ante un testigo</translation>
    </message>
    <message>
        <source>If you cannot draw or type</source>
        <translation>Si no puede dibujar ni escribir</translation>
    </message>
</context>
<context>
    <name>SignersPage</name>
    <message>
        <source>Type the first and last name of the person who signs.</source>
        <translation>Escriba el nombre y el apellido de la persona que firma.</translation>
    </message>
    <message>
        <source>Type how this person is related to the patient.</source>
        <translation>Escriba qué es esta persona de la persona atendida.</translation>
    </message>
    <message>
        <source>Choose what gives this person the right to decide.</source>
        <translation>Elija qué le da a esta persona el derecho a decidir.</translation>
    </message>
    <message>
        <source>Type in a few words what gives this person the right to decide.</source>
        <translation>Escriba en pocas palabras qué le da a esta persona el derecho a decidir.</translation>
    </message>
    <message>
        <source>Type the interpreter’s name, or tap the card again if there is none.</source>
        <translation>Escriba el nombre del intérprete, o toque otra vez la tarjeta si no hay ninguno.</translation>
    </message>
    <message>
        <source>Type the witness’s name, or tap the card again if there is none.</source>
        <translation>Escriba el nombre del testigo, o toque otra vez la tarjeta si no hay ninguno.</translation>
    </message>
    <message>
        <source>Who signs?</source>
        <translation>¿Quién firma?</translation>
    </message>
    <message>
        <source>The patient signs</source>
        <translation>Firma la persona atendida</translation>
    </message>
    <message>
        <source>Someone who decides for the patient signs</source>
        <translation>Firma otra persona, que decide por ella</translation>
    </message>
    <message>
        <source>For example a parent, a guardian or a health care proxy</source>
        <translation>Por ejemplo: la madre, el padre, un tutor o quien tiene un poder para su salud</translation>
    </message>
    <message>
        <source>Who helps?</source>
        <translation>¿Quién ayuda?</translation>
    </message>
    <message>
        <source>Staff fill this in. It can stay empty.</source>
        <translation>Esto lo llena el personal. Puede quedar vacío.</translation>
    </message>
    <message>
        <source>An interpreter helped</source>
        <translation>Ayudó un intérprete</translation>
    </message>
    <message>
        <source>Interpreter’s name</source>
        <translation>Nombre del intérprete</translation>
    </message>
    <message>
        <source>Interpreter’s ID or company (can stay empty)</source>
        <translation>Número o empresa del intérprete (puede quedar vacío)</translation>
    </message>
    <message>
        <source>A witness is here</source>
        <translation>Hay un testigo</translation>
    </message>
    <message>
        <source>The witness types their own first and last name</source>
        <translation>El testigo escribe su propio nombre y apellido</translation>
    </message>
</context>
<context>
    <name>SlidesStep</name>
    <message>
        <source>Page %1 of %2</source>
        <translation>Página %1 de %2</translation>
    </message>
    <message>
        <source>Ask my nurse about this</source>
        <translation>Preguntar esto en enfermería</translation>
    </message>
    <message>
        <source>Tell me less</source>
        <translation>Ver menos</translation>
    </message>
    <message>
        <source>Tell me more</source>
        <translation>Cuénteme más</translation>
    </message>
    <message>
        <source>Where this comes from</source>
        <translation>De dónde viene esto</translation>
    </message>
</context>
<context>
    <name>Sources</name>
    <message>
        <source>We read all of it.</source>
        <translation>Lo leímos completo.</translation>
    </message>
    <message>
        <source>We read its summary.</source>
        <translation>Leímos su resumen.</translation>
    </message>
    <message>
        <source>We know it from what others wrote about it.</source>
        <translation>Lo conocemos por lo que otros escribieron.</translation>
    </message>
    <message>
        <source>We have not looked it up yet.</source>
        <translation>Todavía no lo hemos consultado.</translation>
    </message>
</context>
<context>
    <name>Spoken</name>
    <message>
        <source>cannot be used now</source>
        <translation>no se puede usar ahora</translation>
    </message>
    <message>
        <source>Picture: %1</source>
        <translation>Imagen: %1</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>vacío</translation>
    </message>
    <message>
        <source>button</source>
        <translation>botón</translation>
    </message>
    <message>
        <source>check box</source>
        <translation>casilla</translation>
    </message>
    <message>
        <source>choice</source>
        <translation>opción</translation>
    </message>
    <message>
        <source>text field</source>
        <translation>campo de texto</translation>
    </message>
    <message>
        <source>slider</source>
        <translation>control deslizante</translation>
    </message>
    <message>
        <source>list</source>
        <translation>lista</translation>
    </message>
    <message>
        <source>chosen</source>
        <comment>a button</comment>
        <translation>marcado</translation>
    </message>
    <message>
        <source>not chosen</source>
        <comment>a button</comment>
        <translation>no marcado</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>marcada</translation>
    </message>
    <message>
        <source>not chosen</source>
        <translation>no marcada</translation>
    </message>
</context>
<context>
    <name>StaffDoorSheet</name>
    <message>
        <source>No PIN has been set for this tablet. IT sets one with: kiosk staff pin</source>
        <translation>Esta tableta no tiene PIN. Informática lo pone con: kiosk staff pin</translation>
    </message>
    <message>
        <source>That PIN is not the one of this tablet. You can try again in %1 s.</source>
        <translation>Ese PIN no es el de esta tableta. Puede probar de nuevo en %1 s.</translation>
    </message>
    <message>
        <source>That PIN is not the one of this tablet.</source>
        <translation>Ese PIN no es el de esta tableta.</translation>
    </message>
    <message>
        <source>You can try again in %1 s.</source>
        <translation>Puede probar de nuevo en %1 s.</translation>
    </message>
    <message>
        <source>The PIN cannot be checked now. For IT: %1</source>
        <translation>El PIN no se puede comprobar ahora. Para informática: %1</translation>
    </message>
    <message>
        <source>For staff</source>
        <translation>Para el personal</translation>
    </message>
    <message>
        <source>PIN, or hold your badge to the reader</source>
        <translation>PIN, o acerque su tarjeta al lector</translation>
    </message>
    <message>
        <source>Back to where it was</source>
        <translation>Volver a donde estaba</translation>
    </message>
</context>
<context>
    <name>StaffLevel</name>
    <message>
        <source>%1: %2 %</source>
        <translation>%1: %2 %</translation>
    </message>
</context>
<context>
    <name>StaffRoomSheet</name>
    <message>
        <source>Saved without patient data: %1</source>
        <translation>Guardado sin datos de pacientes: %1</translation>
    </message>
    <message>
        <source>The brightness cannot be set from here. Use the tablet’s own settings.</source>
        <translation>El brillo no se puede cambiar desde aquí. Use los ajustes de la tableta.</translation>
    </message>
    <message>
        <source>That could not be done. For IT: %1</source>
        <translation>No se pudo hacer. Para informática: %1</translation>
    </message>
    <message>
        <source>End this visit?</source>
        <translation>¿Terminar esta visita?</translation>
    </message>
    <message>
        <source>Restart the application?</source>
        <translation>¿Reiniciar la aplicación?</translation>
    </message>
    <message>
        <source>This tablet</source>
        <translation>Esta tableta</translation>
    </message>
    <message>
        <source>The answers on this tablet are not stored yet. They will be lost. Go back and try to send them first.</source>
        <translation>Las respuestas de esta tableta aún no están guardadas. Se perderán. Vuelva e intente enviarlas primero.</translation>
    </message>
    <message>
        <source>The answers that were not sent are removed from this tablet. Calls for help stay sent.</source>
        <translation>Las respuestas que no se enviaron se borran de esta tableta. Las llamadas de ayuda siguen enviadas.</translation>
    </message>
    <message>
        <source>Yes, restart</source>
        <translation>Sí, reiniciar</translation>
    </message>
    <message>
        <source>Yes, end this visit</source>
        <translation>Sí, terminar esta visita</translation>
    </message>
    <message>
        <source>No, leave it as it is</source>
        <translation>No, dejarlo como está</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Un momento…</translation>
    </message>
    <message>
        <source>Let the patient try the birth date again</source>
        <translation>Dejar que el paciente pruebe otra vez su fecha de nacimiento</translation>
    </message>
    <message>
        <source>Go on with this visit</source>
        <translation>Seguir con esta visita</translation>
    </message>
    <message>
        <source>The patient gives their birth date first.</source>
        <translation>Antes, el paciente indica su fecha de nacimiento.</translation>
    </message>
    <message>
        <source>End this visit</source>
        <translation>Terminar esta visita</translation>
    </message>
    <message>
        <source>The tablet is ready for the next patient, and the desk is told.</source>
        <translation>La tableta queda lista para el siguiente paciente y se avisa al puesto.</translation>
    </message>
    <message>
        <source>Darker</source>
        <translation>Más oscuro</translation>
    </message>
    <message>
        <source>Lighter</source>
        <translation>Más claro</translation>
    </message>
    <message>
        <source>Set the volume with the tablet’s own keys.</source>
        <translation>Cambie el volumen con los botones de la tableta.</translation>
    </message>
    <message>
        <source>Set volume and brightness with the tablet’s own keys.</source>
        <translation>Cambie el volumen y el brillo con los botones de la tableta.</translation>
    </message>
    <message>
        <source>Save a report for IT</source>
        <translation>Guardar un informe para informática</translation>
    </message>
    <message>
        <source>Counts and codes, no patient data.</source>
        <translation>Números y códigos, sin datos de pacientes.</translation>
    </message>
    <message>
        <source>Restart the application</source>
        <translation>Reiniciar la aplicación</translation>
    </message>
    <message>
        <source>Shut the staff door</source>
        <translation>Cerrar la puerta del personal</translation>
    </message>
    <message>
        <source>The visit on this tablet is kept. After the restart the patient gives their birth date and goes on.</source>
        <translation>La visita de esta tableta se conserva. Tras el reinicio, el paciente da su fecha de nacimiento y sigue.</translation>
    </message>
    <message>
        <source>The volume cannot be set from here. Use the tablet’s own keys.</source>
        <translation>El volumen no se puede cambiar desde aquí. Use los botones de la tableta.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Brightness</source>
        <translation>Brillo</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Volumen</translation>
    </message>
    <message>
        <source>Quieter</source>
        <translation>Más bajo</translation>
    </message>
    <message>
        <source>Louder</source>
        <translation>Más alto</translation>
    </message>
    <message>
        <source>Set the brightness with the tablet’s own keys.</source>
        <translation>Cambie el brillo con los botones de la tableta.</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Nothing waits to be sent</source>
        <translation>No hay nada por enviar</translation>
    </message>
    <message>
        <source>Waiting to be sent: %1</source>
        <translation>Por enviar: %1</translation>
    </message>
    <message>
        <source>What waits to be sent cannot be read</source>
        <translation>No se puede leer lo que falta por enviar</translation>
    </message>
    <message>
        <source>The clinic’s inbox last answered: %1</source>
        <translation>El buzón de la clínica respondió por última vez: %1</translation>
    </message>
    <message>
        <source>The clinic’s inbox has not answered yet</source>
        <translation>El buzón de la clínica aún no ha respondido</translation>
    </message>
    <message>
        <source>Kept aside, refused by the inbox: %1. Tell IT.</source>
        <translation>Apartado, rechazado por el buzón: %1. Avise a informática.</translation>
    </message>
    <message>
        <source>Clock of this tablet: %1</source>
        <translation>Reloj de esta tableta: %1</translation>
    </message>
    <message>
        <source>Content: %1</source>
        <translation>Contenido: %1</translation>
    </message>
    <message>
        <source>There is no content to show. Tell IT.</source>
        <translation>No hay contenido que mostrar. Avise a informática.</translation>
    </message>
    <message>
        <source>For IT: %1</source>
        <translation>Para informática: %1</translation>
    </message>
    <message>
        <source>This tablet’s key is there</source>
        <translation>La clave de esta tableta está en su lugar</translation>
    </message>
    <message>
        <source>This tablet is not enrolled. Tell IT.</source>
        <translation>Esta tableta no está registrada. Avise a informática.</translation>
    </message>
    <message>
        <source>This tablet’s key cannot be used. The desk keeps aside what is sealed now. Tell IT.</source>
        <translation>La clave de esta tableta no se puede usar. El puesto aparta lo que se sella ahora. Avise a informática.</translation>
    </message>
    <message>
        <source>Version: %1</source>
        <translation>Versión: %1</translation>
    </message>
    <message>
        <source>The network is connected</source>
        <translation>La red está conectada</translation>
    </message>
    <message>
        <source>The network is not connected. Answers wait on this tablet.</source>
        <translation>La red no está conectada. Las respuestas esperan en esta tableta.</translation>
    </message>
    <message>
        <source>Network: this tablet does not say</source>
        <translation>Red: esta tableta no lo indica</translation>
    </message>
    <message>
        <source>Battery: %1 %</source>
        <translation>Batería: %1 %</translation>
    </message>
    <message>
        <source>Battery: %1 %, charging</source>
        <translation>Batería: %1 %, cargando</translation>
    </message>
    <message>
        <source>Battery: this tablet does not say</source>
        <translation>Batería: esta tableta no lo indica</translation>
    </message>
    <message>
        <source>Warmth inside: %1 °C</source>
        <translation>Temperatura interior: %1 °C</translation>
    </message>
    <message>
        <source>Warmth inside: this tablet does not say</source>
        <translation>Temperatura interior: esta tableta no la indica</translation>
    </message>
    <message>
        <source>Room on the disk: %1 GB</source>
        <translation>Espacio en el disco: %1 GB</translation>
    </message>
    <message>
        <source>Room on the disk: this tablet does not say</source>
        <translation>Espacio en el disco: esta tableta no lo indica</translation>
    </message>
    <message>
        <source>Look at this: %1</source>
        <translation>Fíjese en esto: %1</translation>
    </message>
    <message>
        <source>A visit that is not finished outlives a restart of this tablet</source>
        <translation>Una visita sin terminar sobrevive a un reinicio de esta tableta</translation>
    </message>
    <message>
        <source>Draft recovery is off: a visit that is not finished is lost when the tablet restarts</source>
        <translation>La recuperación de visitas está desactivada: una visita sin terminar se pierde cuando la tableta se reinicia</translation>
    </message>
    <message>
        <source>An interrupted visit waits, locked. To resume it, unlock the tablet’s key and restart. Tell IT.</source>
        <translation>Una visita interrumpida espera, bloqueada. Para reanudarla, desbloquee la clave de la tableta y reinicie. Avise a informática.</translation>
    </message>
    <message>
        <source>This visit cannot be stored on the tablet: a restart would lose what was answered since</source>
        <translation>Esta visita no se puede guardar en la tableta: un reinicio perdería lo respondido desde entonces</translation>
    </message>
</context>
<context>
    <name>StepPage</name>
    <message>
        <source>Next</source>
        <translation>Siguiente</translation>
    </message>
</context>
<context>
    <name>TeachBackStep</name>
    <message>
        <source>Check %1 of %2</source>
        <translation>Repaso %1 de %2</translation>
    </message>
    <message>
        <source>Back to the question</source>
        <translation>Volver a la pregunta</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Siguiente</translation>
    </message>
    <message>
        <source>Let us look at this page once more.</source>
        <translation>Veamos esta página una vez más.</translation>
    </message>
    <message>
        <source>This is not a test. It shows where we should explain more.</source>
        <translation>Esto no es un examen. Nos muestra dónde debemos explicar más.</translation>
    </message>
    <message>
        <source>Choose the answer that fits best.</source>
        <translation>Elija la respuesta que mejor encaje.</translation>
    </message>
    <message>
        <source>Yes, that is right.</source>
        <translation>Sí, es correcto.</translation>
    </message>
    <message>
        <source>Your nurse will talk about this with you. You can go on.</source>
        <translation>En enfermería hablarán de esto con usted. Puede seguir.</translation>
    </message>
</context>
<context>
    <name>ThankYouStep</name>
    <message>
        <source>Thank you, that’s everything.</source>
        <translation>Gracias, eso es todo.</translation>
    </message>
    <message>
        <source>Please hand the tablet to a member of staff.</source>
        <translation>Entregue la tableta a una persona del equipo, por favor.</translation>
    </message>
    <message>
        <source>Sealing your answers…</source>
        <translation>Sellando sus respuestas…</translation>
    </message>
    <message>
        <source>You have decided.</source>
        <translation>Ya decidió.</translation>
    </message>
    <message>
        <source>You have answered everything.</source>
        <translation>Ya respondió todo.</translation>
    </message>
    <message>
        <source>Seal and send my answers</source>
        <translation>Sellar y enviar mis respuestas</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Intentar de nuevo</translation>
    </message>
    <message>
        <source>Please hand the tablet back to the front desk.</source>
        <translation>Devuelva la tableta en la recepción, por favor.</translation>
    </message>
    <message>
        <source>Your answers are sealed. Only your care team can open them.</source>
        <translation>Sus respuestas están selladas. Solo su equipo de atención puede abrirlas.</translation>
    </message>
    <message>
        <source>You chose not to go ahead, and that is a good answer too. Your nurse will talk with you about other ways to help.</source>
        <translation>Decidió no seguir adelante, y esa también es una buena respuesta. En enfermería hablarán con usted de otras formas de ayudarle.</translation>
    </message>
    <message>
        <source>You chose not to go ahead. Your answers will go to your nurse, who will talk with you. You can still go back and change anything.</source>
        <translation>Decidió no seguir adelante. Sus respuestas llegarán a enfermería, y hablarán con usted. Todavía puede volver y cambiar lo que quiera.</translation>
    </message>
    <message>
        <source>Your answers will go to your nurse, who will talk with you. You can still go back and change anything.</source>
        <translation>Su enfermera o enfermero recibirá sus respuestas y hablará con usted. Todavía puede volver atrás y cambiar lo que quiera.</translation>
    </message>
    <message>
        <source>One moment, please keep the tablet.</source>
        <translation>Un momento, no suelte la tableta, por favor.</translation>
    </message>
    <message>
        <source>Your answers are still here. The tablet could not store them for sending, and staff can help.</source>
        <translation>Sus respuestas siguen aquí. La tableta no pudo guardarlas para enviarlas, y el personal puede ayudar.</translation>
    </message>
</context>
<context>
    <name>ToldAnswer</name>
    <message>
        <source>This follows from your answers.</source>
        <translation>Esto resulta de sus respuestas.</translation>
    </message>
    <message>
        <source>This was filled in for you. If it is not right, tell your nurse.</source>
        <translation>Esto ya venía escrito. Si no es correcto, dígalo en enfermería.</translation>
    </message>
</context>
<context>
    <name>UrgentPanel</name>
    <message>
        <source>Please tell a member of staff now.</source>
        <translation>Avise ahora a una persona del equipo, por favor.</translation>
    </message>
    <message>
        <source>A nurse has been told.</source>
        <translation>Ya avisamos a una enfermera.</translation>
    </message>
</context>
<context>
    <name>WelcomeStep</name>
    <message>
        <source>Welcome</source>
        <translation>Le damos la bienvenida</translation>
    </message>
    <message>
        <source>Welcome to %1</source>
        <translation>Le damos la bienvenida a %1</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Un momento…</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Empezar</translation>
    </message>
    <message>
        <source>You will learn about ketamine infusion, answer some questions, and decide whether you want it.</source>
        <translation>Conocerá la infusión de ketamina, responderá algunas preguntas y decidirá si la quiere.</translation>
    </message>
    <message>
        <source>You can take your time. A nurse will go over everything with you.</source>
        <translation>Tómese su tiempo. En enfermería repasarán todo con usted.</translation>
    </message>
    <message>
        <source>For staff: last good content, version %1. Tell IT: %2</source>
        <translation>Para el personal: último contenido válido, versión %1. Avise a informática: %2</translation>
    </message>
</context>
<context>
    <name>YesNoQuestion</name>
    <message>
        <source>Yes</source>
        <translation>Sí</translation>
    </message>
    <message>
        <source>No</source>
        <translation>No</translation>
    </message>
</context>
</TS>
