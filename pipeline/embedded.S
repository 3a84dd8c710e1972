/* The compiled data, as the build made it, in the program itself. */
	.section .rodata
	.balign 64
	.global embedded_data
embedded_data:
	.incbin COMPILED_DATA
	.global embedded_data_end
embedded_data_end:
	.byte 0
	.section .note.GNU-stack, "", %progbits
