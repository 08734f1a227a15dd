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
    <name>BottomBar</name>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
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
        <source>The code has six letters and numbers, such as F7K 2MD.</source>
        <translation>El código tiene seis letras y números, por ejemplo F7K 2MD.</translation>
    </message>
    <message>
        <source>This code has a letter or number that does not fit. Please compare it with your slip.</source>
        <translation>Este código tiene una letra o un número que no encaja. Compárelo con su papel, por favor.</translation>
    </message>
    <message>
        <source>Please type your name as it is on your health card.</source>
        <translation>Escriba su nombre como aparece en su tarjeta de salud, por favor.</translation>
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
        <source>As it is on your health card.</source>
        <translation>Como aparece en su tarjeta de salud.</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Código</translation>
    </message>
    <message>
        <source>First name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Last name</source>
        <translation>Apellidos</translation>
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
        <source>That is not the date given at the start. Tries left: %1</source>
        <translation>Esa no es la fecha que indicó al principio. Intentos que quedan: %1</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Seguir</translation>
    </message>
</context>
<context>
    <name>IdleWarning</name>
    <message>
        <source>Are you still here?</source>
        <translation>¿Sigue aquí?</translation>
    </message>
    <message>
        <source>Take all the time you need. To keep your answers private, the screen will be covered soon. Seconds left: %1</source>
        <translation>Tómese todo el tiempo que necesite. Para proteger sus respuestas, la pantalla se tapará pronto. Segundos que quedan: %1</translation>
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
        <source>Shift</source>
        <translation>Mayúsculas</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>Números</translation>
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
        <translation>Escriba la hora y los minutos, y elija %1 o %2.</translation>
    </message>
    <message>
        <source>Type the hour and the minutes.</source>
        <translation>Escriba la hora y los minutos.</translation>
    </message>
    <message>
        <source>%1 characters at most</source>
        <translation>%1 caracteres como máximo</translation>
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
    <name>ReviewStep</name>
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
        <source>Less</source>
        <translation>Menos</translation>
    </message>
    <message>
        <source>No number chosen yet</source>
        <translation>Aún no hay un número elegido</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Más</translation>
    </message>
    <message>
        <source>%1 = %2</source>
        <translation>%1 = %2</translation>
    </message>
</context>
<context>
    <name>ScreeningStep</name>
    <message>
        <source>Question %1 of %2</source>
        <translation>Pregunta %1 de %2</translation>
    </message>
    <message>
        <source>Back to my answers</source>
        <translation>Volver a mis respuestas</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Siguiente</translation>
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
